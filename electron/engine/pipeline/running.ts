import type { OpenCase } from '../case/open-case.ts';

/** Cases of this engine that are being analysed. */
export const running = new WeakSet<OpenCase>();
