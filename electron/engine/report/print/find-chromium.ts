import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
  'chrome',
];

const MAC = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
];

const WINDOWS_ROOTS = ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'];
const WINDOWS = [
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Chromium', 'Application', 'chrome.exe'],
  ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
];

type Environment = Readonly<Record<string, string | undefined>>;

/** Where a Chromium could be, the likeliest first. Where TRACEWELL_CHROMIUM names one, only that. */
export function chromiumPlaces(
  environment: Environment = process.env,
  platform: string = process.platform,
): readonly string[] {
  const named = environment['TRACEWELL_CHROMIUM'];
  if (named) return [named];
  if (platform === 'win32')
    return WINDOWS_ROOTS.flatMap((root) => {
      const folder = environment[root];
      return folder ? WINDOWS.map((parts) => join(folder, ...parts)) : [];
    });
  const folders = (environment['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const found = [...folders, '/usr/bin', '/snap/bin'].flatMap((folder) =>
    NAMES.map((name) => join(folder, name)),
  );
  return platform === 'darwin' ? [...MAC, ...found] : found;
}

/** The first that can be started; null where there is none. */
export const findChromium = (environment: Environment = process.env): string | null =>
  chromiumPlaces(environment).find(isProgram) ?? null;

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
