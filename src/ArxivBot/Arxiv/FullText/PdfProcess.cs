namespace ArxivBot.Arxiv.FullText;

internal static class PdfProcess;
