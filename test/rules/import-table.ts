/** Who may import whom. A folder's own files are always allowed; the longest matching folder counts. */
export interface Area {
  readonly folder: string;
  /** Folders or files of the project. */
  readonly files: readonly string[];
  /** Packages by name; `node:*` stands for all of Node's own. */
  readonly packages: readonly string[];
}

/** The stages of models/ in the order of the data: each may use those before it. */
const STAGES = [
  'sources',
  'identity',
  'sessions',
  'features',
  'baselines',
  'signals',
  'risk',
  'stories',
] as const;
const DOMAIN = 'models/domain';
const CONTRACT = 'electron/contract';

const TENSORFLOW = ['@tensorflow/tfjs-core', '@tensorflow/tfjs-backend-wasm', '@tensorflow/tfjs-backend-cpu'];

const PACKAGES: Readonly<Partial<Record<(typeof STAGES)[number], readonly string[]>>> = {
  sources: ['yaml'],
  baselines: TENSORFLOW,
};

/** What a stage uses besides the stages before it: login paths and levels of groups are known before any signal. */
const BESIDE: Readonly<Partial<Record<(typeof STAGES)[number], readonly string[]>>> = {
  signals: ['models/graph'],
};

const stages: readonly Area[] = STAGES.map((stage, i) => ({
  folder: `models/${stage}`,
  files: [DOMAIN, ...STAGES.slice(0, i).map((earlier) => `models/${earlier}`), ...(BESIDE[stage] ?? [])],
  packages: PACKAGES[stage] ?? [],
}));

export const AREAS: readonly Area[] = [
  { folder: DOMAIN, files: [], packages: [] },
  ...stages,
  { folder: 'models/coverage', files: [DOMAIN], packages: [] },
  { folder: 'models/figures', files: [DOMAIN], packages: ['d3'] },
  { folder: 'models/graph', files: [DOMAIN, 'models/identity', 'models/sessions'], packages: [] },
  { folder: 'models/policy', files: [DOMAIN, 'models/baselines', 'models/signals'], packages: [] },
  { folder: 'models/evaluation', files: [DOMAIN], packages: [] },
  { folder: 'models/report', files: [DOMAIN, 'models/figures'], packages: [] },
  { folder: 'models/context', files: [DOMAIN], packages: [] },
  { folder: 'models/demo', files: [DOMAIN], packages: [] },
  { folder: CONTRACT, files: [DOMAIN], packages: ['zod'] },
  {
    folder: 'electron/engine',
    files: [CONTRACT, 'models', 'package.json'],
    packages: [
      'node:*',
      '@duckdb/node-api',
      'bowser',
      'd3-dsv',
      'mmdb-lib',
      'ws',
      'yauzl',
      'zod',
      ...TENSORFLOW,
      '@tensorflow/tfjs-node',
    ],
  },
  { folder: 'electron/shell', files: [CONTRACT, DOMAIN], packages: ['node:*', 'electron'] },
  { folder: 'electron/host', files: [CONTRACT, DOMAIN], packages: ['node:*', 'ws'] },
  {
    folder: 'electron/cli',
    files: [
      CONTRACT,
      DOMAIN,
      'electron/engine',
      'electron/host',
      'models/figures',
      'models/demo',
      'package.json',
    ],
    packages: ['node:*', 'commander'],
  },
  {
    folder: 'renderer',
    files: [CONTRACT, DOMAIN, 'models/figures', 'models/policy'],
    packages: ['react', 'react-dom', 'd3', 'zustand'],
  },
];

/** A view takes what all views share, never another view. */
export const VIEW_MAY_USE = [
  'renderer/charts',
  'renderer/controls',
  'renderer/state',
  'renderer/channel',
  'renderer/style',
  'renderer/views/view.ts',
];

/** Imports that break the table and are owed: `importer → imported`. Only falls. */
export const DEBT: readonly string[] = [];
