using System.Text.Json.Serialization;
using ArxivBot.Arxiv.FullText;
using ArxivBot.Summaries.Models;

namespace ArxivBot.Summaries;

/// <summary>How texts and summaries wait in the database.</summary>
[JsonSourceGenerationOptions(UseStringEnumConverter = true)]
[JsonSerializable(typeof(PaperSummary))]
[JsonSerializable(typeof(PaperReply))]
[JsonSerializable(typeof(ModelReply))]
[JsonSerializable(typeof(AnswerReply))]
internal sealed partial class SummaryJson : JsonSerializerContext;
