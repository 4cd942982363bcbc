/** Where the data files of the build steps are served: name as the step gave it, then its address. */
declare module 'rampart:assets' {
    export const assets: Readonly<Record<string, string>>;
}
