import type { CaptionPlace } from '../model/caption-place.ts';
import type { WriteError } from './file-error.ts';

/** How a command ended. Output is text as the tool wrote it: it is not yet fit for a terminal. */
export type Ran = {
  readonly argv: readonly string[];
  /** Null when it did not start, was killed, or ran out of time. */
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Why there is no exit code: no such program, not allowed to run it, out of time, cancelled, killed. */
  readonly failed: 'missing' | 'forbidden' | 'timeout' | 'cancelled' | 'killed' | null;
  /** Milliseconds from start to end. */
  readonly ms: number;
  /** What a machine that was recorded says where nobody ran it then: nothing is known of how it ends. */
  readonly unrecorded?: string;
};

export type RunOptions = {
  readonly input?: string;
  readonly cwd?: string;
  /** Added to the host's own environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** Milliseconds; then the whole process group is ended and `failed` is 'timeout'. */
  readonly timeout?: number;
  readonly signal?: AbortSignal;
  /** Of a command in the person's own terminal: what it writes to standard output goes to standard error. */
  readonly toStderr?: boolean;
};

/** A command that goes on while it is watched. */
export type Running = {
  /** Raw bytes of standard output and standard error, as they come. */
  readonly onOutput: (listener: (stream: 'stdout' | 'stderr', chunk: Uint8Array) => void) => void;
  /** Asks the command to end (SIGINT to its process group), as Ctrl+C in a shell does. */
  readonly interrupt: () => void;
  /** Ends its whole process group at once (SIGKILL). */
  readonly kill: () => void;
  /** Resolves when the command and its group are gone; stdout and stderr are empty, they went to the listener. */
  readonly ended: Promise<Ran>;
};

export type FileFacts = {
  readonly kind: 'file' | 'folder' | 'other';
  /** Permission bits, such as 0o644. */
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  /** Bytes. */
  readonly size: number;
};

/** Room on a file system, in bytes. */
export type Space = {
  readonly size: number;
  /** What an ordinary account may still write. */
  readonly free: number;
};

/** By name, or as the folder has them: that of the kernel's own file systems may tell their age. */
export type ListOrder = 'name' | 'folder';

/** Why a file could not be read. */
export type ReadError = 'missing' | 'forbidden' | 'not-a-file' | 'unreadable';

/** A file that is written to piece by piece: the log of a build. */
export type Appender = {
  readonly append: (chunk: Uint8Array | string) => void;
  /** Why writing ended before `close`, such as a full disk; null while all goes well. What came after is lost. */
  readonly error: () => WriteError | null;
  /** Resolves when all is on disk. */
  readonly close: () => Promise<void>;
};

/** The clock of a machine that is not there, or of a recording: it need not go as ours does. */
export type Pace = {
  /** How many of its seconds go by in one of ours. */
  readonly speed: () => number;
  readonly setSpeed: (speed: number) => void;
  readonly isPaused: () => boolean;
  readonly pause: () => void;
  readonly resume: () => void;
  /** Paused, goes on to what comes next. */
  readonly step: () => void;
};

/** What is asked of a server: nothing that would change what it holds. A token server is posted to. */
export type HttpRequest = {
  readonly method: 'GET' | 'HEAD' | 'POST';
  /** `https://HOST[:PORT]/PATH` or `http://…`. */
  readonly url: string;
  /** What bears a secret (`authorization`) goes to this host only, also where it sends us on. */
  readonly headers?: Readonly<Record<string, string>>;
  /** What is posted: secrets. It is sent once, and nowhere on from there. */
  readonly form?: Readonly<Record<string, string>>;
  /** Milliseconds until the whole answer has to be there; 15 s if left out. */
  readonly timeout?: number;
  /** Bytes of a body that are read at most; 4 MiB if left out. */
  readonly largest?: number;
  readonly signal?: AbortSignal;
  /** Takes any certificate. Only for a registry that the person said is insecure. */
  readonly anyCertificate?: boolean;
  /** A file with certificates of an authority that is trusted besides: an absolute path, PEM. */
  readonly ca?: string;
  /** Leaves out what Docker keeps for this host in folders of its own: other tools look elsewhere. */
  readonly withoutDockers?: boolean;
};

/** What a server answered; a redirect was followed already. Nothing of it is fit for a terminal yet. */
export type HttpAnswer =
  | {
      readonly error: null;
      readonly status: number;
      /** By their names in lower case; several of one name are joined by `, `. */
      readonly headers: Readonly<Record<string, string>>;
      /** UTF-8; empty for HEAD. */
      readonly body: string;
    }
  /** There is no answer. `detail` is the system's own word for it, such as `ECONNREFUSED`. */
  | { readonly error: HttpError; readonly detail: string };

/** Why a server gave no answer. */
export type HttpError =
  /** Nothing listens there. */
  | 'refused'
  /** Its name has no address. */
  | 'dns'
  | 'unreachable'
  | 'timeout'
  | 'cancelled'
  /** It was asked by TLS and answers plain http. */
  | 'http-for-https'
  /** Its certificate is signed by nobody that this machine trusts, is for another name, or is out of date. */
  | 'untrusted'
  /** Its answer is larger than was allowed. */
  | 'too-large'
  /** It sends from one place to the next and to no end, or to what is no address. */
  | 'redirects'
  | 'other';

/** The machine being prepared, and the only door to it. */
export type Host = {
  /** Null on a real machine; "PRACTICE: centos7" on a simulated one. */
  readonly label: string | null;
  /** What it has to say at each step as it is now, where it is a simulated one: shown there. */
  readonly captions?: () => Captions;
  /** The folder of our own programs on a machine that is not there; left out, they are those that ship. */
  readonly programs?: string;
  /** Node's names: 'linux', 'darwin', 'win32'. */
  readonly platform: string;
  /** The kernel's release, as `uname -r`. */
  readonly release: string;
  /** Effective user id; null where there is none. */
  readonly uid: number | null;
  readonly gid: number | null;
  /** Supplementary groups. */
  readonly groups: readonly number[];
  readonly home: string;
  /** Where the wizard was started: relative paths are relative to it. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly now: () => Date;
  /** Left out where time is what it is for everyone. */
  readonly clock?: Pace;

  readonly run: (argv: readonly string[], options?: RunOptions) => Promise<Ran>;
  readonly start: (argv: readonly string[], options?: RunOptions) => Running;
  /** Runs a command in the person's own terminal (sudo asks for its password there): the UI must be suspended. */
  readonly runInTerminal: (argv: readonly string[], options?: RunOptions) => Promise<Ran>;

  /** Asks a server, as a registry's HTTP API is asked: what goes wrong is a value. */
  readonly request: (request: HttpRequest) => Promise<HttpAnswer>;

  readonly readText: (path: string) => Promise<ReadResult>;
  /** The names in a folder, sorted unless asked otherwise; null where it can't be listed. */
  readonly list: (path: string, order?: ListOrder) => Promise<readonly string[] | null>;
  readonly stat: (path: string) => Promise<FileFacts | null>;
  /** The file system that a path is on; null where it can't be told. */
  readonly space: (path: string) => Promise<Space | null>;
  /** Whether a file may be read; what is in it is not looked at. */
  readonly canRead: (path: string) => Promise<boolean>;
  readonly canWrite: (path: string) => Promise<boolean>;
  /** SHA-256 of a file in hex, null where it can't be read. */
  readonly sha256: (path: string) => Promise<string | null>;

  /** Writes beside the file and renames; keeps its mode and owner; a new file gets `mode`. Makes missing folders with 0700. Throws FileError. */
  readonly writeText: (path: string, text: string, options: WriteOptions) => Promise<void>;
  readonly remove: (path: string) => Promise<void>;
  readonly appender: (path: string) => Promise<Appender>;
};

/** A sentence or two a step, or a place of the other route. */
export type Captions = Readonly<Partial<Record<CaptionPlace, string>>>;

/** A file's text, or why it could not be read. */
export type ReadResult =
  | { readonly text: string; readonly error: null }
  | { readonly text: null; readonly error: ReadError };

export type WriteOptions = {
  /** Permission bits of a file that is not there yet. */
  readonly mode: number;
  /** Where the old text is kept, if there is any: a path beside the file. */
  readonly backup?: string;
};
