import { version } from '../../../package.json';

export const PRODUCT = `Tracewell ${version}`;
