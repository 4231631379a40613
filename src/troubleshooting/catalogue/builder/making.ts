import {
  createBuilder,
  removeBuilder,
  selectBuilder,
  startBuilder,
} from '../../../docker/builder-commands.ts';
import { createContext, removeContext } from '../../../docker/contexts.ts';
import type { RunAction } from '../../../model/action.ts';
import type { Failure, Way } from '../../failure.ts';
import { byPerson, makeBuilder, newBuilder } from '../ways.ts';

const name = '{builder}';

const create = (builder: string): readonly RunAction[] => [
  {
    run: createBuilder({
      ...{ name: builder, driverOptions: [], config: null, configFlag: '--config' },
    }),
  },
  { run: startBuilder(builder) },
];

/** A builder in a container, as the wizard makes it. */
const make = (builder: string): Way => ({
  needs: 'consent',
  run: create(builder),
  reversal: [{ run: removeBuilder(builder) }],
});

/** A context of its own for the variables of this shell; a builder is made for a context. */
const ofShell = 'wizard-env';

/** What `docker buildx create`, `use` and `rm` refuse. */
export const making: readonly Failure[] = [
  {
    id: 'builder-exists',
    step: 'builder',
    check: 'builder.chosen',
    unless: 'builder-not-found',
    isCauseKnown: true,
    patterns: [
      {
        part: 'existing instance for ',
        line: /existing instance for "?(?<builder>[^" ]+)"? but (?:no append mode|has mismatched driver)/i,
      },
    ],
    ways: [
      {
        needs: 'consent',
        run: [{ run: selectBuilder(name) }],
        reversal: [{ run: selectBuilder('{previous}') }],
      },
      { needs: 'consent', run: [{ run: removeBuilder(name) }, ...create(name)] },
      byPerson,
    ],
    source:
      'docker/buildx:builder/builder.go; docker/buildx@v0.2.0:commands/create.go; crazy-max/ghaction-docker-buildx#114; docker/buildx#2347',
  },
  {
    id: 'builder-name-invalid',
    step: 'builder',
    check: null,
    isCauseKnown: true,
    patterns: [
      { part: 'is a reserved name and cannot be used to identify builder instance' },
      { part: 'name needs to start with a letter and may not contain symbols, except ._-' },
      { part: 'already exists as context builder' },
      { part: 'append requires a builder name' },
      { part: 'failed to find instance', line: /failed to find instance "[^"]*" for append/i },
    ],
    ways: [byPerson, byPerson],
    source: 'docker/buildx 0.13.1; docker/buildx#2347',
  },
  {
    id: 'builder-not-found',
    step: 'builder',
    check: 'builder.chosen',
    isCauseKnown: true,
    patterns: [
      { part: 'no builder ', line: /\bno builder "(?<builder>[^"]+)" found/i },
      {
        part: 'failed to find instance',
        line: /failed to find instance "(?<builder>[^"]+)"(?! for append)/i,
      },
    ],
    ways: [make(name), byPerson, byPerson],
    source: 'docker/buildx 0.13.1:store/storeutil',
  },
  {
    id: 'driver-not-found',
    step: 'builder',
    check: null,
    isCauseKnown: true,
    patterns: [
      { part: 'failed to find driver "' },
      { part: 'additional instances of driver "', line: /of driver "[^"]*" cannot be created/i },
      { part: 'invalid driver option ', line: /invalid driver option \S+ for \S+ driver/i },
      { part: 'driver requires docker api access' },
    ],
    ways: [makeBuilder(), byPerson],
    source: 'docker/buildx@v0.2.0, v0.36.1:driver/docker-container/factory.go',
  },
  {
    id: 'builder-tls-env',
    step: 'builder',
    check: 'builder.chosen',
    // With a builder that serves none need be made.
    canHide: true,
    isCauseKnown: true,
    patterns: [{ part: 'with tls data loaded from environment' }],
    ways: [
      {
        needs: 'consent',
        run: [
          { run: createContext(ofShell) },
          {
            run: [
              ...['docker', 'buildx', 'create', '--use', '--name', newBuilder],
              ...['--driver', 'docker-container', ofShell],
            ],
          },
          { run: startBuilder(newBuilder) },
        ],
        reversal: [{ run: removeBuilder(newBuilder) }, { run: removeContext(ofShell) }],
      },
    ],
    source: 'docker/buildx#413, #2520; docker/setup-buildx-action#255, #16, #105',
  },
];
