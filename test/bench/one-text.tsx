import { render, Text } from 'ink';

render(<Text>hello</Text>, { interactive: true });
setInterval(() => {}, 60_000);
