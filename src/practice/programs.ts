/** Where a machine that is not there has the wizard's own programs: what is shown of it names no path of this one. */
export const programs = '/usr/lib/multiarch-wizard';
