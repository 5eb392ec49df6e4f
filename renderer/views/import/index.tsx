import type { ViewDefinition } from '../view.ts';
import { ImportView } from './import.tsx';

export default {
  id: 'import',
  title: 'Import',
  icon: 'import',
  letter: 'i',
  needsCase: true,
  block: 'case',
  keys: [
    ['/', 'Type a path'],
    ['J K', 'Next and previous file'],
  ],
  View: ImportView,
} satisfies ViewDefinition;
