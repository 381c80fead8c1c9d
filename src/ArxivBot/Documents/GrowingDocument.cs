namespace ArxivBot.Documents;

/// <summary>A document that takes a while. Never fails but for its token.</summary>
/// <param name="grown">Told, in order and without waiting for it, what there is of it so far.</param>
internal delegate Task<Document> GrowingDocument(Action<Document> grown, CancellationToken cancellationToken);
