// discord.js as an independent client of the simulated Discord: what it sees is printed, one JSON object a line. The test that runs this
// drives the simulator over standard input: each line is the name of a step that may begin.
import { Client, EmbedBuilder, Events, GatewayIntentBits, MessageFlags } from 'discord.js';
import readline from 'node:readline';

const [api, token, channelId, guildId] = process.argv.slice(2);
const say = (event, data = {}) => console.log(JSON.stringify({ event, ...data }));
const client = new Client({ intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages], rest: { api, version: '10' } });

client.rest.on('rateLimited', (limit) => say('rateLimited', { scope: limit.scope, retryAfter: limit.retryAfter }));
client.on(Events.Error, (error) => say('error', { message: String(error) }));
client.on(Events.Warn, (message) => say('warning', { message }));
client.on(Events.ShardDisconnect, (close) => say('shardDisconnect', { code: close.code }));
client.on(Events.ShardReconnecting, () => say('shardReconnecting'));
client.on(Events.ShardResume, (id, replayed) => say('shardResume', { replayed }));
client.on(Events.ShardReady, () => say('shardReady'));
client.on(Events.MessageCreate, (message) => say('messageCreate', { id: message.id, content: message.content, embeds: message.embeds.length }));
client.on(Events.ChannelDelete, (channel) => say('channelDelete', { id: channel.id }));
client.on(Events.GuildUnavailable, (guild) => say('guildUnavailable', { id: guild.id }));
client.on(Events.GuildAvailable, (guild) => say('guildAvailable', { id: guild.id }));
client.on(Events.GuildDelete, (guild) => say('guildDelete', { id: guild.id }));

client.on(Events.InteractionCreate, async (interaction) => {
  if (interaction.isAutocomplete()) {
    await interaction.respond([{ name: 'cs.LG', value: 'cs.LG' }]);
  } else if (interaction.isButton()) {
    await interaction.update({ content: `Pressed ${interaction.customId}` });
  } else if (interaction.isChatInputCommand()) {
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    await interaction.editReply(`You said ${interaction.options.getString('query')}`);
    await interaction.followUp({ content: 'And more', flags: MessageFlags.Ephemeral });
  }
  say('interaction', { kind: interaction.type });
});

const refusal = async (what) => {
  try {
    await what();
    return {};
  } catch (error) {
    return { code: error.code, status: error.status, name: error.name };
  }
};

const steps = {
  async register() {
    const commands = await client.application.commands.set([{
      name: 'search',
      description: 'Finds papers',
      defaultMemberPermissions: '32',
      options: [{ type: 3, name: 'query', description: 'What to find', required: true, autocomplete: true }],
    }]);
    return { names: commands.map((command) => command.name), permissions: commands.first().defaultMemberPermissions.bitfield.toString() };
  },
  async send() {
    const channel = await client.channels.fetch(channelId);
    const message = {
      embeds: [new EmbedBuilder().setTitle('A paper').setURL('https://arxiv.org/abs/2512.10411').setColor(0xb31b1b)
        .addFields({ name: 'Authors', value: 'Ada' }).setFooter({ text: 'cs.LG' })],
      components: [{ type: 1, components: [{ type: 2, style: 1, label: 'Save', custom_id: 'v1:save' }] }],
      nonce: 'd-1', enforceNonce: true, allowedMentions: { parse: [] },
    };
    const [first, second] = [await channel.send(message), await channel.send(message)];
    const edited = await first.edit({ content: 'Edited' });
    return { first: first.id, second: second.id, edited: edited.content, title: first.embeds[0].title };
  },
  async flood() {
    const channel = await client.channels.fetch(channelId);
    const sent = await Promise.all(Array.from({ length: 7 }, (_, index) => channel.send(`Message ${index}`)));
    return { sent: sent.length };
  },
  async forum() {
    const guild = await client.guilds.fetch(guildId);
    const channels = await guild.channels.fetch();
    const forum = channels.find((channel) => channel.type === 15);
    const thread = await forum.threads.create({ name: 'Digest', message: { content: 'First' } });
    await thread.send('Second');
    const files = await thread.send({ files: [{ attachment: Buffer.from('x,y\n'), name: 'digest.csv' }] });
    return { thread: thread.name, parent: thread.parentId === forum.id, file: files.attachments.first()?.name };
  },
  async version2() {
    const channel = await client.channels.fetch(channelId);
    const sent = await channel.send({
      flags: MessageFlags.IsComponentsV2,
      components: [{ type: 17, components: [{ type: 10, content: '# Digest' }, { type: 14 }, {
        type: 9, components: [{ type: 10, content: 'A paper' }], accessory: { type: 2, style: 5, label: 'arXiv', url: 'https://arxiv.org' } }] }],
    });
    return { components: sent.components.length };
  },
  async direct() {
    const guild = await client.guilds.fetch(guildId);
    const owner = await client.users.fetch(guild.ownerId);
    const sent = await owner.send('Hello');
    return { content: sent.content, isDm: sent.channel.isDMBased() };
  },
  async refused() {
    const channel = await client.channels.fetch(channelId);
    return {
      empty: await refusal(() => channel.send({ content: ' ' })),
      long: await refusal(() => channel.send('x'.repeat(2001))),
      unknown: await refusal(() => client.channels.fetch('1')),
    };
  },
  async quit() {
    await client.destroy();
    return {};
  },
};

client.once(Events.ClientReady, (ready) => {
  const guild = client.guilds.cache.get(guildId);
  say('ready', { tag: ready.user.username, guilds: ready.guilds.cache.size, channels: guild.channels.cache.size, roles: guild.roles.cache.size });
});
client.login(token).catch((error) => {
  say('loginFailed', { message: error.message });
  process.exit(0);
});

for await (const step of readline.createInterface({ input: process.stdin })) {
  try {
    say(`${step}.done`, await steps[step]());
  } catch (error) {
    say(`${step}.failed`, { message: String(error), code: error.code, raw: error.rawError });
  }
  if (step === 'quit')
    process.exit(0);
}
