import type { Product } from '../../docker/product.ts';
import type { Remedy } from '../../model/remedy.ts';
import { texts } from '../../texts/index.ts';
import { productTexts } from '../../texts/products.ts';
import { personRemedy } from '../remedy-of.ts';

/** What a person can do whose kernel is older than 4.8: no handler can carry F there. */
export function oldKernelRemedies(product: Product): readonly Remedy[] {
  const { person } = texts().machine;
  return [
    newKernel(product),
    personRemedy(person.nativeNode),
    personRemedy(person.crossCompile),
    personRemedy(person.ownEmulators),
  ];
}

/** The kernel comes from the distribution, or with the product. */
function newKernel(product: Product): Remedy {
  const byProduct = productTexts().kernel;
  return personRemedy(
    product in byProduct
      ? byProduct[product as keyof typeof byProduct]
      : texts().machine.person.upgradeKernel,
  );
}
