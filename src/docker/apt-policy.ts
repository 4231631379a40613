/** What apt knows of a package. */
export type AptPackage = {
  readonly name: string;
  /** Null where it is not installed. */
  readonly installed: string | null;
  /** The version that would be installed; null where there is none to be had. */
  readonly candidate: string | null;
};

/** Reads `apt-cache policy NAME…` of apt 1 to 3, in the C locale; unknown packages are not in it. */
export function parseAptPolicy(text: string): readonly AptPackage[] {
  const blocks = text.split(/^(?=\S+:$)/m);
  return blocks.flatMap((block) => {
    const name = /^(\S+):$/m.exec(block)?.[1];
    if (name === undefined) return [];
    const field = (key: string) => {
      const value = new RegExp(`^ +${key}: (\\S+)$`, 'm').exec(block)?.[1];
      return value === undefined || value === '(none)' ? null : value;
    };
    return [{ name, installed: field('Installed'), candidate: field('Candidate') }];
  });
}
