import type { ReportBlock } from '../domain/report.ts';
import type { Replay } from '../domain/replay.ts';
import type { ReportNames } from './input.ts';

/** The graph by step and the privileges held, as at the end of the replay. */
export const replayFigures = (_replay: Replay, _names: ReportNames): ReportBlock[] => [];
