import type { BuildOptions } from 'esbuild';
/** Options for some entries into a folder below the root. */
export declare function bundleOptions(entryPoints: readonly {
    in: string;
    out: string;
}[], outdir: string): BuildOptions;
