// @ts-check
/**
 * The walls of the house: which room may use which, as docs/architecture.md draws them. What is forbidden here is
 * refused by `npm test -- style`.
 */

const SERVER = '^cms/plugin/server/src/';

/** Rooms of the server, from the ground up: each uses those below, none of its own floor or above. */
const FLOORS = [
  ['content-types', 'event-loop', 'formats', 'visitors', 'words', 'error-code.ts'],
  ['access', 'components', 'database', 'fetching'],
  ['admin-route', 'announcements', 'jobs'],
  ['config.ts', 'territories'],
  ['publication'],
  ['catalogue'],
  ['ess.ts'],
  ['graphql', 'intake', 'journal', 'monitoring', 'protection', 'uploads'],
  ['editions'],
  ['builder', 'delivery'],
  ['editorial'],
  ['admin-router.ts', 'bootstrap.ts', 'register.ts'],
  ['index.ts'],
];

const inRooms = (/** @type {readonly string[]} */ rooms) =>
  `${SERVER}(${rooms.map((room) => room.replace('.', '\\.') + (room.endsWith('.ts') ? '$' : '/')).join('|')})`;

const floors = FLOORS.flatMap((rooms, floor) =>
  rooms.map((room) => ({
    name: `${room} uses what stands below it`,
    severity: 'error',
    from: { path: inRooms([room]) },
    to: { path: inRooms(FLOORS.slice(floor).flat()), pathNot: inRooms([room]) },
  })),
);

/** What answers the public without reading a document. */
const PUBLIC_ROOMS = ['delivery', 'editions', 'graphql'];

/** Pure, so that a page of the admin may carry them. */
const SAID_TO_THE_ADMIN = [
  inRooms(['components', 'content-types', 'formats']),
  `${SERVER}(access/actions|editorial/review/reason-labels|editorial/row-titles/rows|publication/figure-value-view)\\.ts$`,
];

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...floors,
    {
      name: 'every room has its floor',
      severity: 'error',
      from: { path: SERVER, pathNot: [inRooms(FLOORS.flat()), '\\.d\\.ts$'] },
      to: {},
    },
    {
      name: 'rule 1: only the catalogue reads for the public',
      severity: 'error',
      from: { path: inRooms(PUBLIC_ROOMS) },
      to: { path: `${inRooms(['publication'])}(?!listed-kinds\\.ts)` },
    },
    {
      name: 'rule 1: the catalogue reads published views, never documents',
      severity: 'error',
      from: { path: inRooms(['catalogue']) },
      to: { path: inRooms(['access', 'components', 'content-types']) },
    },
    {
      name: 'rule 2: only delivery serves public HTTP',
      severity: 'error',
      from: { path: SERVER, pathNot: inRooms(['delivery', 'fetching']) },
      to: { path: '^(node:)?https?$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'rule 3: formats are pure',
      severity: 'error',
      from: { path: inRooms(['formats']) },
      to: {
        path: '.',
        pathNot: [inRooms(['formats']), '^packages/shared-types/', '^(node:)?crypto$', 'node_modules/'],
      },
    },
    {
      name: 'rule 3: views are made by pure functions',
      severity: 'error',
      from: { path: `${SERVER}(publication/types/|catalogue/answered-views\\.ts$)` },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'shared types depend on nothing',
      severity: 'error',
      from: { path: '^packages/shared-types/src/' },
      to: { pathNot: '^packages/shared-types/src/' },
    },
    {
      name: 'the admin uses of the server what says words and shapes',
      severity: 'error',
      from: { path: '^cms/plugin/admin/' },
      to: { path: SERVER, pathNot: SAID_TO_THE_ADMIN },
    },
    {
      name: 'server, admin and elements stand apart',
      severity: 'error',
      from: { path: '^(cms/plugin/server|widgets)/src/' },
      to: { path: '^(cms/plugin/(server|admin)|widgets)/src/', pathNot: '^$1/src/' },
    },
    {
      name: 'no circle of files',
      severity: 'error',
      from: { path: '^(cms/plugin|packages|widgets)/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only', 'dynamic-import'] } },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|releases|generated)/|\\.test\\.ts$' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    combinedDependencies: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default'] },
  },
};
