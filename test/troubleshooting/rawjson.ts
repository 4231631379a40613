/** Writers of what `--progress rawjson` prints, in both forms. */

type Vertex = { readonly digest: string; readonly name: string; readonly error?: string };
type Log = { readonly vertex: string; readonly data: Uint8Array };

export type Message = {
  readonly vertexes?: readonly Vertex[];
  readonly logs?: readonly Log[];
  readonly warnings?: readonly unknown[];
};

const encoded = ({ logs, ...rest }: Message) => ({
  ...rest,
  ...(logs && {
    logs: logs.map(({ vertex, data }) => ({
      vertex,
      stream: 2,
      data: Buffer.from(data).toString('base64'),
      timestamp: '2026-11-24T05:11:57.123456789Z',
    })),
  }),
});

/** As buildx 0.15 and later do. */
export const oneLine = (message: Message): string => `${JSON.stringify(encoded(message))}\n`;

/** As buildx 0.12 to 0.14 do. */
export const indented = (message: Message): string =>
  `${JSON.stringify(encoded(message), null, 2)}\n`;
