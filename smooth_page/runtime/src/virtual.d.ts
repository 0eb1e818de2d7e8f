/** Made by build.mjs: the modules of the core that other chunks use, by the number that it gives each. */
declare module "virtual:shared" {
  export const shared: Record<number, unknown>;
}
