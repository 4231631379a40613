/** An image's name, in full. */
export type Reference = {
  /** Host and port, `docker.io` for Docker Hub. */
  readonly registry: string;
  /** `library/alpine`, `team/app`. */
  readonly repository: string;
  readonly tag: string | null;
  /** `sha256:…` */
  readonly digest: string | null;
  /** Registry and repository: `docker.io/library/alpine`. */
  readonly name: string;
  /** As Docker shows it: `alpine:3`. */
  readonly familiar: string;
};

export type ReferenceProblem =
  | 'empty'
  /** `https://` in front. */
  | 'scheme'
  | 'capitals'
  | 'bad-character'
  /** A separator at the beginning or end of a part, or two that don't go together (`a..b`). */
  | 'bad-separator'
  | 'bad-registry'
  | 'bad-tag'
  | 'bad-digest'
  | 'too-long'
  /** 64 hexadecimal digits are the id of an image, never a name. */
  | 'image-id';
