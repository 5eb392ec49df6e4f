import type { ViewDefinition } from '../view.ts';
import { CoverageView } from './coverage.tsx';

export default {
  id: 'coverage',
  title: 'Coverage',
  icon: 'coverage',
  letter: 'v',
  needsCase: true,
  block: 'case',
  keys: [['Enter', 'On a day of the strip its events, on a person the timeline']],
  View: CoverageView,
} satisfies ViewDefinition;
