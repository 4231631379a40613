import { products } from './en/products.ts';
import type { Same } from './same.ts';
import { spoken } from './spoken.ts';

/** What is said of engines that are no plain service of Linux, apart from all other texts: no first frame needs it. */
export function productTexts(): Same<typeof products> {
  return spoken()?.products ?? products;
}
