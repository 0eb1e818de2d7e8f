/** Made by build.mjs: what the modules of the core export that other chunks use, by the number that it gives each. */
declare module "virtual:shared" {
  export const shared: (module: number) => unknown;
}
