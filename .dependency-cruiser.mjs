const PURE = '^src/(domain|machines|report|input|interpreter|iam)/';
const EDGES = '^src/(cli|local)/';
/** What every start of the command line loads, be it for a help text only. */
const LIGHT = [
  '^src/cli/commands/',
  '^src/cli/(main|app|context|exit-code|flags|pace-flags|parse-port|to-loader)[.]ts$',
  '^src/domain/(config-error|duration|failure|outcome|quota)[.]ts$',
  '^src/iam/policy-purposes[.]ts$',
  '^src/inbox/recipients[.]ts$',
  '^src/input/input-error[.]ts$',
];

export default {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      comment:
        'Two modules that import each other are one module: merge them or lift out what they share.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      comment: 'Nothing imports this module: use it or delete it.',
      from: { orphan: true, pathNot: ['[.]d[.]ts$', '[.]config[.]ts$', '[.]test[.]ts$'] },
      to: {},
    },
    {
      name: 'domain-is-a-leaf',
      severity: 'error',
      comment: 'Domain types know no other folder.',
      from: { path: '^src/domain/' },
      to: { path: '^src/', pathNot: '^src/domain/' },
    },
    {
      name: 'pure-folders-import-only-domain',
      severity: 'error',
      comment:
        'Input, report, the chart, the interpreter and the policies of IAM are functions of their arguments: they know the domain and themselves.',
      from: { path: '^src/(machines|report|input|interpreter|iam)/' },
      to: { path: '^src/', pathNot: ['^src/domain/', '^src/$1/'] },
    },
    {
      name: 'the-chart-imports-only-xstate',
      severity: 'error',
      comment: 'Editors read the chart as text: everything but XState is a type.',
      from: { path: '^src/machines/(onboarding|offboarding)[.]ts$' },
      to: { pathNot: ['node_modules/xstate/'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'pure-folders-do-no-io',
      severity: 'error',
      comment: 'These folders are functions of their arguments: no Node built-ins.',
      from: { path: [PURE, '^src/preflight/'] },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'sdk-only-in-services',
      severity: 'error',
      comment: 'Only the AWS implementations of services know the AWS SDK.',
      from: {
        path: '^src/',
        pathNot: '^src/services/(cognito-.*|s3-.*|ses-.*|clock-offset|credentials)[.]ts$',
      },
      to: { path: 'node_modules/@aws-sdk/' },
    },
    {
      name: 'sqlite-in-one-file',
      severity: 'error',
      comment: "One file knows the driver, so that Node's own can take its place.",
      from: { path: '^src/', pathNot: '^src/store/database[.]ts$' },
      to: { path: 'node_modules/@photostructure/sqlite/' },
    },
    {
      name: 'services-and-store-call-nobody-up',
      severity: 'error',
      comment:
        'Services and store are called: they know the domain, and of the chart its types only.',
      from: { path: '^src/(services|store)/' },
      to: { path: '^src/', pathNot: ['^src/domain/', '^src/machines/', '^src/$1/'] },
    },
    {
      name: 'services-and-store-know-types-of-the-chart',
      severity: 'error',
      comment: 'Order stands in the chart; who acts knows its types only.',
      from: { path: '^src/(services|store)/' },
      to: { path: '^src/machines/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'inbox-and-preflight-decide-over-ports',
      severity: 'error',
      comment:
        'These folders decide for a command, over ports that it hands them: they know the domain, the input and services, and neither store nor runner.',
      from: { path: '^src/(inbox|preflight)/' },
      to: { path: '^src/', pathNot: ['^src/(domain|input|services)/', '^src/$1/'] },
    },
    {
      name: 'preflight-knows-ports-as-types',
      severity: 'error',
      comment:
        'What it asks of an account is injected; with services it shares only how a limit becomes a rate.',
      from: { path: '^src/preflight/' },
      to: {
        path: '^src/services/',
        pathNot: '^src/services/pacing/pacers[.]ts$',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'nobody-imports-an-edge',
      severity: 'error',
      comment:
        'The command line and the local AWS stand around the house: nothing depends on them.',
      from: { path: '^src/', pathNot: EDGES },
      to: { path: EDGES },
    },
    {
      name: 'commands-are-light',
      severity: 'error',
      comment:
        'A help text must not load the AWS SDK, SQLite, XState or zod: what a command does is loaded when it runs; until then only these modules are, and types.',
      from: { path: LIGHT },
      to: {
        pathNot: [...LIGHT, 'node_modules/@stricli/core/'],
        dependencyTypesNot: ['type-only', 'dynamic-import', 'core'],
      },
    },
    {
      name: 'the-local-aws-knows-only-domain',
      severity: 'error',
      comment: 'An oracle that shares code with what it judges would share its mistakes.',
      from: { path: '^src/local/' },
      to: { path: '^src/', pathNot: ['^src/local/', '^src/domain/'] },
    },
    {
      name: 'the-runner-keeps-its-parts',
      severity: 'error',
      comment: 'src/runner.ts is the way in; what stands in src/runner/ is its own.',
      from: { path: '^src/', pathNot: '^src/runner' },
      to: { path: '^src/runner/' },
    },
    {
      name: 'no-internal-use-of-the-barrel',
      severity: 'error',
      comment: 'src/index.ts is for users of the package; inside, import the module itself.',
      from: { path: '^src/' },
      to: { path: '^src/index[.]ts$' },
    },
    {
      name: 'src-not-to-test',
      severity: 'error',
      comment: 'What ships knows no test.',
      from: { path: '^src/' },
      to: { path: '^test/' },
    },
    {
      name: 'the-specification-knows-no-chart',
      severity: 'error',
      comment:
        'It says what must be: of what ships it knows words, not how they are brought about.',
      from: { path: '^test/model/specification/' },
      to: { path: ['^src/', '^test/world/'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'the-specification-knows-words-only',
      severity: 'error',
      comment: 'The names of states, steps, failures and calls, and nothing of the chart.',
      from: { path: '^test/model/specification/' },
      to: { path: '^src/', pathNot: ['^src/domain/', '^src/machines/calls[.]ts$'] },
    },
    {
      name: 'the-scripted-world-is-its-own',
      severity: 'error',
      comment: 'Two oracles that share code would share their mistakes.',
      from: { path: '^test/world/', pathNot: '[.]test[.]ts$' },
      to: { path: '^src/(local|machines|runner|store|interpreter)' },
    },
    {
      name: 'not-to-dev-dependency',
      severity: 'error',
      comment: 'What ships imports only what is installed with it.',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
