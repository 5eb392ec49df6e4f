import type { ViewDefinition } from '../view.ts';
import { ListsView } from './lists.tsx';

export default {
  id: 'lists',
  title: 'Lists',
  icon: 'lists',
  letter: 'l',
  needsCase: true,
  block: 'case',
  keys: [['J K', 'Next and previous list']],
  View: ListsView,
} satisfies ViewDefinition;
