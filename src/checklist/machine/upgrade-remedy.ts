import type { Remedy } from '../../model/remedy.ts';
import { texts } from '../../texts/index.ts';
import { productTexts } from '../../texts/products.ts';
import { commandRemedy, personRemedy } from '../remedy-of.ts';
import type { MachineFacts } from './facts.ts';

/** The way to a newer client and engine: most products bring both, and no package of the distribution would. */
export function upgradeRemedy({ product, isRoot }: MachineFacts): Remedy {
  const { upgrade, buildx } = productTexts();
  if (product === 'snap') {
    const { title, changes } = buildx.snap;
    return commandRemedy({
      ...{ title, changes, needs: 'root', isRoot },
      run: [{ run: ['snap', 'refresh', 'docker'] }],
      reversal: [{ run: ['snap', 'revert', 'docker'] }],
    });
  }
  return personRemedy(
    product in upgrade ? upgrade[product as keyof typeof upgrade] : texts().machine.person.upgrade,
  );
}
