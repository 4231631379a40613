/** The login name of a user id. @param passwd `/etc/passwd`; source: passwd(5). */
export function userName(passwd: string, uid: number): string | null {
  const fields = rows(passwd).find(([, , id]) => id === String(uid));
  return fields?.[0] || null;
}

/** The name of a group id. @param group `/etc/group`; source: group(5). */
export function groupName(group: string, gid: number): string | null {
  const fields = rows(group).find(([, , id]) => id === String(gid));
  return fields?.[0] || null;
}

/** Groups that list a user as a member; the user's own first group need not be among them. */
export function groupsOf(group: string, user: string): readonly string[] {
  return rows(group)
    .filter(([, , , members = '']) => members.split(',').includes(user))
    .flatMap(([name]) => name || []);
}

const rows = (text: string): readonly (readonly string[])[] =>
  text.split('\n').map((line) => line.split(':'));
