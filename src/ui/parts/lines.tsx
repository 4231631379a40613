import { Box, Text } from 'ink';
import { memo } from 'react';
import { plainRow } from '../../docker/terminal-text.ts';
import type { Line, Span } from '../line.ts';
import type { Theme, Tone } from '../theme.ts';

const colours: Readonly<Record<Exclude<Tone, 'muted'>, string>> = {
  success: 'green',
  warning: 'yellow',
  problem: 'red',
  accent: 'cyan',
};

type Style = { color?: string; dimColor?: boolean; bold?: boolean; inverse?: boolean };

function styleOf(part: Span, theme: Theme): Style {
  if (!theme.hasStyles) return {};
  const style: Style = {};
  if (part.isBold) style.bold = true;
  if (part.isInverse) style.inverse = true;
  if (part.tone === 'muted') style.dimColor = true;
  else if (part.tone !== undefined && theme.hasColour) style.color = colours[part.tone];
  return style;
}

type RowProps = { readonly row: Line; readonly theme: Theme };

/** The edge of the screen: whatever a row was made of, no control sequence gets past it. */
const Row = memo(function Row({ row, theme }: RowProps) {
  // An empty Text has no height.
  if (row.length === 0) return <Text> </Text>;
  return (
    <Text wrap="truncate">
      {row.map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the spans of a row have no other identity
        <Text key={index} {...styleOf(part, theme)}>
          {plainRow(part.text)}
        </Text>
      ))}
    </Text>
  );
});

type Props = { readonly lines: readonly Line[]; readonly theme: Theme };

/** Rows, one below the other. */
export function Lines({ lines, theme }: Props) {
  return (
    <Box flexDirection="column">
      {lines.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is the place where it stands
        <Row key={index} row={row} theme={theme} />
      ))}
    </Box>
  );
}
