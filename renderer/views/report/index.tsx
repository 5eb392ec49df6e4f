import type { ViewDefinition } from '../view.ts';
import { PieceCount } from './piece-count.tsx';
import { ReportView } from './report.tsx';

export default {
  id: 'report',
  title: 'Report',
  icon: 'report',
  letter: 't',
  needsCase: true,
  block: 'report',
  keys: [
    ['E', 'In Person, Replay and Events: add what is selected'],
    ['↑ ↓', 'In the order: previous and next piece'],
    ['Alt ↑ ↓', 'In the order: move the piece'],
    ['Del', 'In the order: take the piece out'],
    ['Ctrl Enter', 'Write the report'],
  ],
  View: ReportView,
  Count: PieceCount,
} satisfies ViewDefinition;
