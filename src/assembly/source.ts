import type { ImagePlatform } from '../docker/image-platform.ts';

/** One source of a list: one reference, and what the registry says of it. */
export type SourceRow = {
  /** As it is typed, or as a pattern gives it. */
  readonly reference: string;
  /** The platform that its tag says (`…:arm64`, `…:1.2-arm-v7`); null where it says none. */
  readonly named: ImagePlatform | null;
  /** Its digest when this list was made the last time on this machine; null where it was not. */
  readonly before: string | null;
  readonly read: SourceRead;
};

export type SourceRead =
  | { readonly state: 'reading' }
  | {
      readonly state: 'there';
      /** Of what lies under the reference, byte for byte. */
      readonly digest: string;
      readonly mediaType: string;
      /** `image`: a single manifest. `attested`: a list of one image and its attestations, as buildx pushes. `list`: any other list. */
      readonly kind: 'image' | 'attested' | 'list';
      /** The images in it: one, but for `list`, which may have any number. */
      readonly images: readonly SourceImage[];
      /** What `docker manifest` says where it can't read what is there, fit for a terminal; null where it can, or was not asked. */
      readonly refused: string | null;
      /** Whether buildx could read it, so that `imagetools` can use it. */
      readonly isByBuildx: boolean;
      /** The command, or the address, that told this. */
      readonly seenBy: string;
    }
  /** The registry answers, and does not know it. */
  | { readonly state: 'missing'; readonly error: string; readonly seenBy: string }
  /** Why it can't be read, fit for a terminal: no login, no answer, no such address. */
  | { readonly state: 'unreadable'; readonly error: string; readonly seenBy: string };

export type SourceImage = {
  /** What its config says; null where it says none. */
  readonly platform: ImagePlatform | null;
  readonly digest: string;
  /** Bytes of its layers, compressed; null where they are not known. */
  readonly size: number | null;
  readonly isAttested: boolean;
};
