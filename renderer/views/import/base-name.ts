/** The last part of a path of any system; of a file in an archive, its own. */
export const baseName = (path: string): string => path.replace(/^.*(?:[\\/]|\.zip!)/is, '');
