/** Made by build.mjs: the modules of the core that other chunks use, by their path below src. */
declare module "virtual:shared" {
  export const shared: Record<string, unknown>;
}
