import type { ReferenceProblem } from '../../docker/reference.ts';

/** What is wrong with a reference. */
export const references: { readonly [Code in ReferenceProblem | 'has-digest' | 'bare']: string } = {
  empty: 'there is no reference',
  scheme: 'a reference has no https:// in front',
  capitals: 'capitals are not allowed in a repository name',
  'bad-character': 'a character in it is not allowed in a reference',
  'bad-separator': '".", "_", "-" and "/" stand between letters and digits only',
  'bad-registry': "its first part is not a registry's host and port",
  'bad-tag': 'a tag has up to 128 letters, digits, ".", "_" and "-"',
  'bad-digest': 'what follows the "@" is not a digest',
  'too-long': 'registry and repository have 255 characters at most',
  'image-id': '64 hexadecimal digits are the id of an image, not a name',
  'has-digest': 'a tag is needed here, not a digest',
  bare: "this name belongs to Docker's own images",
};
