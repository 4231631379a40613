import type { Receipt } from '../receipts/receipt.ts';
import type { Aim, Presumed, Recogniser } from './aim.ts';
import {
  builderGone,
  builderMade,
  builderSelected,
  builderStarted,
  builderStopped,
} from './aims/builders.ts';
import {
  contextGone,
  contextSelected,
  imagesGone,
  productStopped,
  snapReverted,
} from './aims/engine.ts';
import { fileBack, fileGone, permissionsBack } from './aims/files.ts';
import { handlersGone } from './aims/handlers.ts';
import { switched, unloaded, unmounted } from './aims/kernel.ts';
import { listBack, localListGone } from './aims/lists.ts';
import { loggedOut } from './aims/logins.ts';
import { registryGone, registryStopped, registryVolumeGone } from './aims/own-registry.ts';
import { groupLeft, packageGone, scriptStopped, unitStopped } from './aims/system.ts';

/** Every command that a remedy records to be taken back by; a test holds them against all remedies. */
const recognisers: readonly Recogniser[] = [
  ...[handlersGone, builderSelected, builderGone, builderMade, builderStopped, builderStarted],
  ...[contextSelected, contextGone, imagesGone, fileGone, fileBack, permissionsBack],
  ...[switched, unmounted, unloaded, unitStopped, scriptStopped, packageGone, groupLeft],
  ...[localListGone, listBack, loggedOut],
  ...[productStopped, snapReverted],
  ...[registryGone, registryVolumeGone, registryStopped],
];

type Command = { readonly run: readonly string[]; readonly input?: string };

/** What a command of a receipt's reversal is for; null where no look tells. */
export function aimOf({ run, input }: Command, receipt: Receipt, presumed: Presumed): Aim | null {
  const made = receipt.actions.flatMap((action) =>
    'run' in action ? [unprefixed(action.run)] : [],
  );
  const reversing = { argv: unprefixed(run), input, made, presumed };
  for (const recognise of recognisers) {
    const aim = recognise(reversing);
    if (aim !== null) return aim;
  }
  return null;
}

/** A command as it is typed by root, without the variables before it. */
export function unprefixed(argv: readonly string[]): readonly string[] {
  if (argv[0] === 'sudo') return argv.slice(1);
  return argv[0] === 'env'
    ? argv.slice(argv.findIndex((word, at) => at > 0 && !/^\w+=/.test(word)))
    : argv;
}
