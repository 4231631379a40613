/**
 * Blocks of whole lines. A line that is longer than the bound comes in pieces, each of which begins
 * with the end of the one before. Whoever gets a block may write to it.
 */
export type Blocks = {
  /** The blocks that this chunk fills. */
  readonly push: (chunk: Uint8Array) => Iterable<Buffer>;
  readonly end: () => Iterable<Buffer>;
};

export type BlockSizes = {
  /** Bytes of a block: a block ends with the last line that ends within them. */
  readonly block: number;
  /** The longest line that stays whole, in bytes. */
  readonly line: number;
  /** What two pieces of a longer line have in common, in bytes. */
  readonly overlap: number;
};

/** Lines of a recorded build hold up to 1 MiB of the engine's message, and more in base64. */
const sizes: BlockSizes = { block: 256 * 1024, line: 4 * 1024 * 1024, overlap: 4096 };

const lineFeed = 0x0a;

/** Cuts a stream of bytes into blocks of whole lines, wherever its chunks are split. Holds one block. */
export function createBlocks({ block, line, overlap }: BlockSizes = sizes): Blocks {
  let held = Buffer.allocUnsafe(block);
  let length = 0;

  const restart = (rest: Uint8Array): void => {
    held = Buffer.allocUnsafe(Math.max(block, rest.length * 2));
    length = rest.length;
    held.set(rest);
  };

  /** Called when nothing more fits in. */
  function* flush(): Iterable<Buffer> {
    const bytes = held;
    const end = bytes.lastIndexOf(lineFeed) + 1;
    const rest = end === 0 ? overlap : bytes.length - end;
    if (end === 0 && bytes.length < line) {
      held = Buffer.allocUnsafe(bytes.length * 2);
      held.set(bytes);
    } else {
      restart(bytes.subarray(bytes.length - rest));
      yield end === 0 ? bytes : bytes.subarray(0, end);
    }
  }

  return {
    *push(chunk) {
      for (let taken = 0; taken < chunk.length; ) {
        const part = chunk.subarray(taken, taken + held.length - length);
        held.set(part, length);
        length += part.length;
        taken += part.length;
        if (length === held.length) yield* flush();
      }
    },
    *end() {
      if (length > 0) yield held.subarray(0, length);
      length = 0;
    },
  };
}
