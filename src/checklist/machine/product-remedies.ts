import { isElsewhere, type Product } from '../../docker/product.ts';
import { shellQuote } from '../../docker/shell-words.ts';
import type { Remedy } from '../../model/remedy.ts';
import { productTexts } from '../../texts/products.ts';
import { commandRemedy, personRemedy } from '../remedy-of.ts';
import type { MachineFacts } from './facts.ts';
import { type Starter, starterOf } from './product-starters.ts';

/** The way to start a product's engine: its own command where that is here, else what a person does. */
export function startProduct(product: Product, facts: MachineFacts): Remedy {
  const words = productTexts();
  const name = words.names[product];
  const starter = ofHere(product, facts);
  if (starter === null) return personRemedy(byHand(product, facts));
  return commandRemedy({
    title: words.start.title(name),
    hint: shellQuote(starter.start),
    needs: starter.needs,
    changes: withRuntime(
      product,
      isElsewhere(product) ? words.start.machine(name) : words.start.service(name),
    ),
    run: [{ run: starter.start }],
    reversal: [{ run: starter.stop }],
    isRoot: facts.isRoot,
  });
}

/** The way to restart it; null where it has no command for that here. */
export function restartProduct(facts: MachineFacts): Remedy | null {
  const { product, isRoot } = facts;
  const words = productTexts();
  const starter = ofHere(product, facts);
  if (starter === null || starter.restart === null) return null;
  return commandRemedy({
    title: words.restart.title(words.names[product]),
    hint: shellQuote(starter.restart),
    needs: starter.needs,
    changes: words.restart.changes(words.names[product]),
    run: [{ run: starter.restart }],
    reversal: [],
    isRoot,
  });
}

/** Whether it is a product that this machine's own service of Docker does not start. */
export const startsItself = (product: Product): boolean =>
  isElsewhere(product) || product === 'podman' || product === 'snap';

/** Nobody is told to run a program that is not here. */
function ofHere(product: Product, { platform, release, endpoint, surroundings }: MachineFacts) {
  const starter: Starter | null = starterOf(product, { platform, release }, endpoint);
  const isHere = starter !== null && surroundings?.starters.includes(starter.program) === true;
  return isHere ? starter : null;
}

function byHand(product: Product, { platform, release, endpoint }: MachineFacts) {
  const words = productTexts().start;
  const starter = starterOf(product, { platform, release }, endpoint);
  const name = productTexts().names[product];
  const command = starter === null ? null : shellQuote(starter.start);
  return { title: words.title(name), how: withRuntime(product, words.byHand(name, command)) };
}

/** Some run containers without Docker's engine, if they are told so: then no start brings one. */
function withRuntime(product: Product, text: string): string {
  const { runtime } = productTexts();
  return product in runtime ? `${text} ${runtime[product as keyof typeof runtime]}` : text;
}

/** The way back from a refresh of the snap that did no good. */
export function revertSnap(isRoot: boolean): Remedy {
  const { title, hint, changes } = productTexts().snapRevert;
  return commandRemedy({
    ...{ title, hint, changes, needs: 'root', isRoot },
    run: [{ run: ['snap', 'revert', 'docker'] }],
    reversal: [{ run: ['snap', 'refresh', 'docker'] }],
  });
}
