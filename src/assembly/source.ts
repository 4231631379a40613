import type { ImagePlatform } from '../docker/image-platform.ts';

/** One source of a list: one reference, and what the registry says of it. */
export type SourceRow = {
  /** As it is typed, or as a pattern gives it. */
  readonly reference: string;
  /** The platform that its tag says (`…:arm64`, `…:1.2-arm-v7`); null where it says none. */
  readonly named: ImagePlatform | null;
  readonly read: SourceRead;
};

export type SourceRead =
  | { readonly state: 'reading' }
  | {
      readonly state: 'there';
      /** Of what lies under the reference, byte for byte. */
      readonly digest: string;
      readonly mediaType: string;
      /** `image`: a single manifest. `attested`: a list of one image and its attestations, as buildx pushes. `list`: a list of more. */
      readonly kind: 'image' | 'attested' | 'list';
      /** The images in it: one, but for `list`. */
      readonly images: readonly SourceImage[];
    }
  /** The registry answers, and does not know it. */
  | { readonly state: 'missing'; readonly error: string }
  /** Why it can't be read, fit for a terminal: no login, no answer, no such address. */
  | { readonly state: 'unreadable'; readonly error: string };

export type SourceImage = {
  /** What its config says; null where it says none. */
  readonly platform: ImagePlatform | null;
  readonly digest: string;
  /** Bytes of its layers, compressed; null where they are not known. */
  readonly size: number | null;
  readonly isAttested: boolean;
};
