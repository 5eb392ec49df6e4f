import { SHELL_THEMES, SHELL_WORK, type ShellState } from '../contract/shell.ts';

/** Before a page has said anything. */
export const NO_STATE: ShellState = {
  hasCase: false,
  working: null,
  views: [],
  view: '',
  theme: 'system',
  recent: [],
};
const MOST_VIEWS = 30;
const MOST_RECENT = 12;
const LONGEST = 4096;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= LONGEST;

/** What a page told, as far as it can be believed; null where it is no state at all. */
export function parseState(value: unknown): ShellState | null {
  if (!isRecord(value)) return null;
  const { hasCase, working, views, view, theme, recent } = value;
  return {
    hasCase: hasCase === true,
    working: SHELL_WORK.find((each) => each === working) ?? null,
    views: pairs(views, 'id', 'title', MOST_VIEWS).map(([id, title]) => ({ id, title })),
    view: isText(view) ? view : '',
    theme: SHELL_THEMES.find((each) => each === theme) ?? 'system',
    recent: pairs(recent, 'name', 'path', MOST_RECENT).map(([name, path]) => ({ name, path })),
  };
}

function pairs(list: unknown, first: string, second: string, most: number): (readonly [string, string])[] {
  if (!Array.isArray(list)) return [];
  return list.slice(0, most).flatMap((each: unknown) => {
    if (!isRecord(each)) return [];
    const [a, b] = [each[first], each[second]];
    return isText(a) && isText(b) ? [[a, b] as const] : [];
  });
}

export interface LeaveQuestion {
  readonly message: string;
  readonly detail: string;
  /** The second one leaves. */
  readonly buttons: readonly [string, string];
}

/** What is asked before a window closes or loads anew in the middle of its work. */
export function leaveQuestion({ working }: ShellState): LeaveQuestion {
  if (working === 'analysing')
    return {
      message: 'An analysis is running in this window.',
      detail: 'Closing it stops the analysis. The case keeps the scores that it had before.',
      buttons: ['Go on analysing', 'Stop and close'],
    };
  if (working === 'receiving' || working === 'importing')
    return {
      message: 'An import is running in this window.',
      detail: 'Closing it stops the import. Nothing of the files is stored; the case stays as it was before.',
      buttons: ['Go on importing', 'Stop and close'],
    };
  return {
    message: 'This window has work that is not finished.',
    detail: 'Closing it stops that work. The case stays as it was before.',
    buttons: ['Stay', 'Stop and close'],
  };
}
