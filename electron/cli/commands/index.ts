import type { Command } from '../command.ts';
import analyze from './analyze.ts';
import context from './context.ts';
import coverage from './coverage.ts';
import demo from './demo.ts';
import evaluate from './evaluate.ts';
import exportCommand from './export.ts';
import importCommand from './import.ts';
import label from './label.ts';
import mapping from './mapping.ts';
import people from './people.ts';
import replay from './replay.ts';
import report from './report.ts';
import serve from './serve.ts';
import sources from './sources.ts';
import stories from './stories.ts';
import tune from './tune.ts';
import verdict from './verdict.ts';
import verify from './verify.ts';

/** In the order of an investigation, as `--help` lists them. */
export const COMMANDS: readonly Command[] = [
  importCommand,
  mapping,
  sources,
  analyze,
  people,
  stories,
  verdict,
  tune,
  context,
  coverage,
  replay,
  exportCommand,
  report,
  verify,
  label,
  evaluate,
  serve,
  demo,
];
