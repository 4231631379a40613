import { describe, expect, it } from 'vitest';
import { withoutQuoted } from '../../src/troubleshooting/quoted.ts';
import { told } from './told.ts';

const exec = 'exec /bin/sh: exec format error';
const disk = 'write /x: no space left on device';

describe('what a line only quotes', () => {
  it.each([
    // Source: shell, Go, Python, JavaScript, YAML, a compiler's excerpt, a patch.
    `+ echo '${exec}'`,
    `$ echo "${exec}" | ./explain`,
    `echo ${exec}`,
    `if grep -q "${exec}" build.log; then`,
    `out=$(./build) || { grep -q '${exec}' build.log && exit 75; }`,
    `    *"${disk}"*) echo "the disk is full" ;;`,
    `\tif strings.Contains(text, "${disk}") {`,
    `\t\t{"${exec}", "no handler"},`,
    `\tt.Fatalf("got %v, want ${exec}", err)`,
    `\treturn nil // ${disk}`,
    `    assert "${disk}" in log`,
    `    raise OSError(errno.ENOSPC, "${disk}")`,
    `it('knows ${exec}', () => {`,
    `expect(log).toMatch(/no space left on device: x/);`,
    `  41 |         perror("${disk}");`,
    `> 16 |     throw new Error('${disk}');`,
    `+${exec}`,
    `# ${exec}`,
    `// ${exec}`,
    ` * ${exec}`,
    // Tests: titles, what became of them, what they want.
    `✓ knows ${exec}`,
    `ok 3 - ${exec}`,
    `    --- PASS: TestExplain/${exec} (0.00s)`,
    `test_explain.py::test_reads[${exec}] PASSED [ 55%]`,
    `ExplainTest > knows ${exec} PASSED`,
    `    errors_test.go:34: expected error: fork/exec ./foreign: exec format error`,
    `    disk_test.go:19: simulating: ${disk}`,
    `    auth_test.go:40: mock answer: unexpected status: 401 Unauthorized`,
    `reads: '${exec}'`,
    // Prose: inline code, quotations, a table.
    `When it ends in \`${exec}\`, register a handler.`,
    `A reader wrote: "After the reboot ${exec} again!"`,
    `runc says ‘${exec}’ and your shell “./x: Exec format error”`,
    `quoted as <code>${exec}</code>`,
    `| ${exec} | no handler |`,
    `- "${disk}" means that the disk is full`,
  ])('%s', (line) => {
    expect(told(line)).toEqual([]);
  });
});

describe('what a line says of its own', () => {
  it.each([
    exec,
    disk,
    'standard_init_linux.go:211: exec user process caused "exec format error"',
    `level=error msg="${disk}"`,
    `{"error":"${disk}","level":"error"}`,
    `{"errors":["${disk}"]}`,
    `error: "${disk}"`,
    'grep: write error: No space left on device',
    'cat: write error: No space left on device',
    'cp: error writing /out/app: No space left on device',
    'COPY failed: write /var/lib/docker/tmp/x: no space left on device',
    '-bash: ./tool: cannot execute binary file: Exec format error',
    'unexpected status: 401 Unauthorized',
    'use `docker --context=default buildx` to switch to context "default"',
    "See 'podman buildx --help'",
    'rpc error: code = Unavailable desc = error reading from server: EOF',
    'closing transport due to: connection error: desc = "error reading from server: EOF"',
    'ERROR: invalid tag "localhost:5000/Upper:1": repository name must be lowercase',
    'no builder "mybuilder" found',
    'failed to do request: Head "https://r.test/v2/": http: server gave HTTP response to HTTPS client',
    'got permission denied while trying to connect to the Docker daemon socket',
  ])('stays: %s', (line) => {
    expect(withoutQuoted(line)).toBe(line);
  });

  it('stays beside what is quoted', () => {
    const line = withoutQuoted(`hook "${exec}" failed (see "the build log"): ${disk}`);
    expect(line).toContain(disk);
    expect(told(`time=1 msg="copying 'a b' to 'c d': ${disk}"`)).toEqual(['disk-full']);
  });
});
