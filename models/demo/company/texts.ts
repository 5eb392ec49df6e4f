import type { Random } from '../random.ts';

/** What mails, files and pages are about. Subjects stand with their verbs, so that any two make a sentence. */
interface Topic {
  readonly things: readonly string[];
  readonly words: readonly string[];
}

export const TOPICS: Readonly<Record<string, Topic>> = {
  optics: {
    things: [
      'the ray trace of the relay lens',
      'the new doublet',
      'the stray light analysis',
      'the tolerance run for the zoom group',
      'the prescription of lens 14',
    ],
    words: [
      'lens',
      'aperture',
      'focal',
      'doublet',
      'tolerance',
      'wavefront',
      'stray',
      'field',
      'glass',
      'prescription',
      'merit',
      'distortion',
    ],
  },
  coating: {
    things: [
      'the antireflection stack',
      'the coating run of Tuesday',
      'the adhesion test',
      'the witness samples',
      'the oxide recipe',
    ],
    words: [
      'coating',
      'layer',
      'oxide',
      'adhesion',
      'chamber',
      'witness',
      'transmission',
      'reflectance',
      'batch',
      'vacuum',
    ],
  },
  measurement: {
    things: [
      'the interferometer data',
      'the calibration of gauge 3',
      'the roundness series',
      'the measuring plan',
      'the temperature log',
    ],
    words: [
      'interferometer',
      'gauge',
      'series',
      'calibration',
      'deviation',
      'sample',
      'fringe',
      'repeatability',
      'temperature',
      'roundness',
    ],
  },
  tooling: {
    things: [
      'the drawing of fixture 22',
      'the mandrel for the 40 mm lens',
      'the mould insert',
      'the tool path for the spindle',
      'the clamping ring, revision C',
    ],
    words: [
      'fixture',
      'mandrel',
      'insert',
      'spindle',
      'clamp',
      'drawing',
      'revision',
      'steel',
      'feed',
      'cutter',
      'tolerance',
      'mould',
    ],
  },
  software: {
    things: [
      'the instrument driver',
      'the release notes for 4.2',
      'the failing build',
      'the new plotting module',
      'the import of old measurements',
    ],
    words: [
      'driver',
      'release',
      'build',
      'module',
      'branch',
      'review',
      'parser',
      'firmware',
      'test',
      'issue',
      'plot',
      'import',
    ],
  },
  systems: {
    things: [
      'the backup of the file servers',
      'the patch window',
      'the new switch in hall 2',
      'the mail queue',
      'the printer on the second floor',
    ],
    words: [
      'backup',
      'patch',
      'switch',
      'server',
      'ticket',
      'restore',
      'account',
      'quota',
      'certificate',
      'printer',
      'update',
    ],
  },
  planning: {
    things: [
      'the schedule for week 46',
      'the capacity of hall 2',
      'the delivery to Lund',
      'the quarter plan',
      'the order backlog',
    ],
    words: [
      'schedule',
      'capacity',
      'delivery',
      'order',
      'backlog',
      'shift',
      'quarter',
      'milestone',
      'freight',
      'stock',
    ],
  },
  purchase: {
    things: [
      'the offer for tool steel',
      'the glass delivery',
      'the frame contract',
      'the late shipment',
      'the invoice for the cutters',
    ],
    words: [
      'offer',
      'supplier',
      'invoice',
      'contract',
      'shipment',
      'price',
      'glass',
      'steel',
      'order',
      'quantity',
    ],
  },
  customer: {
    things: [
      'the endoscope offer',
      'the demo in spring',
      'the framework agreement',
      'the complaint about scratches',
      'the forecast for the clinic',
    ],
    words: [
      'customer',
      'offer',
      'forecast',
      'clinic',
      'demo',
      'agreement',
      'margin',
      'visit',
      'complaint',
      'pricing',
      'account',
    ],
  },
  service: {
    things: [
      'the service visit',
      'the spare illumination unit',
      'the firmware of the inspection head',
      'the repair report',
      'the maintenance contract',
    ],
    words: [
      'service',
      'repair',
      'spare',
      'visit',
      'firmware',
      'maintenance',
      'report',
      'unit',
      'site',
      'customer',
    ],
  },
  finance: {
    things: [
      'the month-end list',
      'the open items',
      'the travel expenses',
      'the depreciation table',
      'the budget for tooling',
    ],
    words: [
      'ledger',
      'invoice',
      'accrual',
      'budget',
      'expense',
      'closing',
      'currency',
      'depreciation',
      'statement',
      'account',
    ],
  },
  people: {
    things: [
      'the course plan',
      'the interviews of next week',
      'the holiday list',
      'the new contract form',
      'the first-aid training',
    ],
    words: [
      'course',
      'interview',
      'holiday',
      'contract',
      'training',
      'onboarding',
      'pension',
      'appraisal',
      'policy',
    ],
  },
  events: {
    things: [
      'the stand at the trade fair',
      'the product photos',
      'the brochure',
      'the open day',
      'the invitation list',
    ],
    words: ['stand', 'brochure', 'photo', 'invitation', 'press', 'print', 'banner', 'fair', 'speaker'],
  },
  leisure: {
    things: [
      'the lunch on Friday',
      'the running group',
      'the birthday cake',
      'the car pool',
      'the weekend hut',
    ],
    words: [
      'weekend',
      'weather',
      'ticket',
      'recipe',
      'match',
      'garden',
      'train',
      'music',
      'film',
      'boat',
      'cabin',
    ],
  },
  career: {
    things: ['the open position', 'the notice period', 'the references', 'the interview', 'the salary range'],
    words: [
      'position',
      'vacancy',
      'salary',
      'application',
      'references',
      'interview',
      'notice',
      'offer',
      'curriculum',
    ],
  },
};

const OPENINGS = [
  'Here is',
  'Could you look at',
  'A question about',
  'I have updated',
  'We need to talk about',
  'Please find attached',
  'Thanks for',
];
const CLOSINGS = [
  'Can we take it on Thursday?',
  'No hurry.',
  'I need it before the meeting.',
  'Let me know what you think.',
  'The rest follows tomorrow.',
  'It is in the shared folder.',
];

const topic = (id: string): Topic => TOPICS[id] ?? { things: ['the list'], words: ['list'] };

/** Two or three sentences of a mail. */
export function mailText(random: Random, about: string): string {
  const { things } = topic(about);
  const first = `${random.pick(OPENINGS)} ${random.pick(things)}.`;
  const middle = random.chance(0.5) ? ` It concerns ${random.pick(things)} too.` : '';
  return `${first}${middle} ${random.pick(CLOSINGS)}`;
}

/** Keywords, as the records hold them for pages and files. */
export const keywords = (random: Random, about: string, count: number): string =>
  Array.from({ length: count }, () => random.pick(topic(about).words)).join(' ');

/** First bytes of a file, in hexadecimal, by its extension. */
export const fileHeader = (extension: string): string => HEADERS[extension] ?? '54-45-58-54';
const HEADERS: Readonly<Record<string, string>> = {
  pdf: '25-50-44-46-2D',
  zip: '50-4B-03-04-14',
  xlsx: '50-4B-03-04-14',
  docx: '50-4B-03-04-14',
  pptx: '50-4B-03-04-14',
  jpg: 'FF-D8',
  exe: '4D-5A',
  iso: '43-44-30-30-31',
  sldasm: 'D0-CF-11-E0-A1-B1-1A-E1',
  step: '49-53-4F-2D-31-30-33-30-33',
};

/** `fixture_mandrel_114.dxf` */
export const fileName = (random: Random, about: string, extension: string): string =>
  `${random.pick(topic(about).words)}_${random.pick(topic(about).words)}_${random.between(1, 480)}.${extension}`;

/** `http://lensdesign.example/doublet/tolerance_12.html` */
export const pageAddress = (random: Random, domain: string, about: string): string =>
  `http://${domain}/${random.pick(topic(about).words)}/${random.pick(topic(about).words)}_${random.between(1, 99)}.html`;
