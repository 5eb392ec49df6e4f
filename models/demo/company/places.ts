/** Everything outside is under .example, which no one can own (RFC 2606). */
export const COMPANY_DOMAIN = 'halden-optics.example';

/** Shared machines besides everyone's own PC. */
export const SERVERS = ['FILE-CAD-01', 'FILE-CAD-02', 'SRV-MAIL-01', 'SRV-ERP-01', 'SRV-BUILD-01'] as const;
export const LAB_PCS = ['LAB-0001', 'LAB-0002', 'LAB-0003'] as const;
/** Loan notebooks for business trips. */
export const travelPcs = (people: number): readonly string[] =>
  Array.from(
    { length: Math.max(5, Math.round(people / 12)) },
    (_, i) => `NB-${String(901 + i).padStart(4, '0')}`,
  );

export const INTRANET = [
  'intranet.halden-optics.example',
  'wiki.halden-optics.example',
  'drawings.halden-optics.example',
  'timesheet.halden-optics.example',
] as const;

/** Sites that come with the work, by topic. */
export const SITES_BY_TOPIC: Readonly<Record<string, readonly string[]>> = {
  optics: ['opticsletters.example', 'raytrace-forum.example', 'glasscatalogue.example', 'lensdesign.example'],
  coating: ['thinfilm-tables.example', 'vacuumcoaters.example', 'opticsletters.example'],
  measurement: ['metrology-notes.example', 'gaugeworks.example', 'calibration-service.example'],
  tooling: ['toolingworld.example', 'cncpages.example', 'fixturecatalogue.example', 'steelgrades.example'],
  software: [
    'codehelp.example',
    'packagedocs.example',
    'bugtracker.example',
    'compilernotes.example',
    'cloudconsole.example',
  ],
  systems: ['patchlist.example', 'serverfault-desk.example', 'backupvendor.example', 'codehelp.example'],
  planning: ['erp-online.example', 'freightboard.example', 'weekplanner.example'],
  purchase: [
    'steelgrades.example',
    'fixturecatalogue.example',
    'supplierindex.example',
    'freightboard.example',
  ],
  customer: [
    'medtech-news.example',
    'tradefair-calendar.example',
    'crm-online.example',
    'industryweek.example',
  ],
  service: ['partsfinder.example', 'roadmap-planner.example', 'crm-online.example'],
  finance: ['banking-portal.example', 'taxguide.example', 'exchangerates.example'],
  people: ['labourlaw.example', 'courseportal.example', 'pensionfund.example'],
  events: ['tradefair-calendar.example', 'stockphotos.example', 'printshop.example', 'venuefinder.example'],
};

/** What people look at in their breaks; earlier ones more. */
export const PRIVATE_SITES = [
  'dailynews.example',
  'weatherpage.example',
  'webmail.example',
  'fjordtimes.example',
  'recipebook.example',
  'footballtable.example',
  'trainplanner.example',
  'marketplace.example',
  'musicstream.example',
  'housesearch.example',
  'gardenforum.example',
  'cyclingmag.example',
  'travelfares.example',
  'crossword.example',
  'boatmarket.example',
  'knitting.example',
  'filmguide.example',
  'skitrails.example',
] as const;

/** Rarely visited: one person meets one of them now and then. */
export const LONG_TAIL = [
  'antiqueclocks',
  'aquariumhelp',
  'beekeeping',
  'birdsounds',
  'boardgames',
  'breadclub',
  'castletours',
  'cheesemaker',
  'chessproblems',
  'choirs',
  'coffeeroast',
  'dogschool',
  'drumlessons',
  'familytree',
  'ferrytimes',
  'fishingknots',
  'genealogy',
  'glacierwalk',
  'handball',
  'hikinghuts',
  'icehockey',
  'kayakclub',
  'kitchenplan',
  'lawncare',
  'lighthouse',
  'marathonplan',
  'mushrooms',
  'northernlights',
  'oldradios',
  'paintmix',
  'paperboats',
  'petfood',
  'photolab',
  'pianotuner',
  'poetrypage',
  'quizpages',
  'railmodels',
  'rowing',
  'sailmaker',
  'saunabuilders',
  'schoolmenu',
  'sheepdogs',
  'slatehouse',
  'starcharts',
  'swimtimes',
  'tandemclub',
  'teahouse',
  'tentmakers',
  'theatrebill',
  'tilework',
  'treehouse',
  'tyrecentre',
  'violinshop',
  'wallclimb',
  'waterfalls',
  'windsurf',
  'winecellar',
  'woodturner',
  'yogahouse',
  'zoovisits',
].map((name) => `${name}.example`);

export const PARTNERS = [
  'nordglas.example',
  'vestmed.example',
  'imaging-lund.example',
  'kaldfresning.example',
  'stavsteel.example',
  'fjordfreight.example',
  'oslofjordclinic.example',
  'praezisio.example',
  'opticum-labs.example',
  'sensorhuset.example',
  'medisyn.example',
  'belysning-as.example',
] as const;

export const COMPETITOR_DOMAIN = 'corvane-vision.example';
export const JOB_SITES = [
  'jobfinder.example',
  'careerladder.example',
  'salarycheck.example',
  'cv-builder.example',
] as const;
