export declare const DEMO_ZONE: string;
/** Path of the demonstration case in the user's cache; made where there is none of this version. Open a copy. */
export declare function pristineDemoCase(): Promise<string>;
/** A copy to open, in a new temporary folder that `remove` clears. */
export declare function demoCaseCopy(): Promise<{ path: string; folder: string; remove: () => void }>;
