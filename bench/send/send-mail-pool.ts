// The way most programs send: nodemailer's own pool and sendMail, in a process of its own.
// Arguments: port, connections, messages. Prints one JSON line.
import { createTransport } from 'nodemailer';
import { compileContent, createRenderer } from '@mailwright/templating';
import { peakRssMb } from '../support/cpu.js';
import { benchSource, fieldsOf } from './content.js';

const [port, connections, messages] = process.argv.slice(2).map(Number) as [number, number, number];
const compiled = await compileContent(benchSource, {});
if (!compiled.ok) throw new Error('The content does not compile.');
const renderer = createRenderer(compiled.content);
const transport = createTransport({
  host: '127.0.0.1',
  port,
  pool: true,
  maxConnections: connections,
  maxMessages: Infinity,
  ignoreTLS: true,
});

const startedAt = performance.now();
const cpu = process.cpuUsage();
let next = 0;
async function worker(): Promise<void> {
  for (let n = next++; n < messages; n = next++) {
    const { attributes, ...fields } = fieldsOf(n);
    const email = `person${n}@example.com`;
    const base = `https://mail.example.com/c/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA`;
    const rendered = renderer.render(
      { ...attributes, ...fields, email },
      { click: (no) => `${base}${no}`, pixel: `${base}p`, unsubscribe: `${base}u`, view: `${base}v` },
    );
    if ('problem' in rendered) throw new Error(rendered.message);
    await transport.sendMail({
      from: { name: 'Jonas from Northlight', address: 'jonas@mail.example.com' },
      to: email,
      envelope: { from: 'hello@mail.example.com', to: email },
      headers: { 'List-Unsubscribe': `<${base}u>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
      ...rendered,
      html: rendered.html ?? '',
    });
  }
}
await Promise.all(Array.from({ length: connections * 2 }, worker));
const seconds = (performance.now() - startedAt) / 1000;
const used = process.cpuUsage(cpu);
process.stdout.write(
  `${JSON.stringify({ perSecond: Math.round(messages / seconds), cpuMicrosPerMessage: Math.round((used.user + used.system) / messages), rssMb: peakRssMb(process.pid) })}\n`,
);
transport.close();
