/** The unit that registers handlers at every boot: its name, and where a machine's own units are. */
export const handlersUnit = 'multiarch-wizard-handlers.service';
export const handlersUnitPath = `/etc/systemd/system/${handlersUnit}`;

/**
 * A unit that runs a command once at every boot, when the engine is there; source: systemd.service(5),
 * systemd.unit(5).
 *
 * @param command An absolute path and arguments that need no quotes.
 */
const handlersUnitText = (command: readonly string[]): string =>
  [
    '[Unit]',
    'Description=Handlers for programs of other architectures (multiarch-wizard)',
    'Requires=docker.service',
    'After=docker.service',
    '',
    '[Service]',
    'Type=oneshot',
    'RemainAfterExit=yes',
    `ExecStart=${command.join(' ')}`,
    '',
    '[Install]',
    'WantedBy=multi-user.target',
    '',
  ].join('\n');

type Command = { readonly run: readonly string[]; readonly input?: string };

/** Writes the unit of a command, and starts it now and at every boot. */
export const installHandlersUnit = (command: readonly string[]): readonly Command[] => [
  { run: ['tee', handlersUnitPath], input: handlersUnitText(command) },
  { run: ['systemctl', 'daemon-reload'] },
  { run: ['systemctl', 'enable', '--now', handlersUnit] },
];

/** Takes the unit away; what it registered stays. */
export const removeHandlersUnit: readonly Command[] = [
  { run: ['systemctl', 'disable', '--now', handlersUnit] },
  { run: ['rm', handlersUnitPath] },
  { run: ['systemctl', 'daemon-reload'] },
];
