import type { ViewDefinition } from '../view.ts';
import { Cases } from './cases.tsx';

export default {
  id: 'cases',
  title: 'Cases',
  icon: 'cases',
  letter: 'c',
  needsCase: false,
  block: 'case',
  keys: [
    ['J K', 'Next and previous case'],
    ['Enter', 'Open the case'],
    ['N', 'New case'],
  ],
  View: Cases,
} satisfies ViewDefinition;
