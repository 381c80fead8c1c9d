using System.Net;
using System.Net.Sockets;

namespace ArxivBot.Reliability;

/// <summary>A way to a server on this machine that can be closed, as when the net is down: connections are cut, and new ones refused.</summary>
internal sealed class Relay : IAsyncDisposable
{
    private readonly IPEndPoint _server;
    private readonly IPEndPoint _front;
    private readonly Lock _lock = new();
    private readonly List<Socket> _open = [];
    private TcpListener? _listener;

    public Relay(Uri server)
    {
        _server = new IPEndPoint(IPAddress.Loopback, server.Port);
        Open(0);
        _front = (IPEndPoint)_listener!.LocalEndpoint;
    }

    public Uri BaseUrl => new($"http://127.0.0.1:{_front.Port}/");

    public void Open() => Open(_front.Port);

    public void Close()
    {
        lock (_lock)
        {
            _listener?.Stop();
            _listener = null;
            foreach (var socket in _open)
                socket.Close(0);
            _open.Clear();
        }
    }

    public ValueTask DisposeAsync()
    {
        Close();
        return ValueTask.CompletedTask;
    }

    private void Open(int port)
    {
        var listener = new TcpListener(IPAddress.Loopback, port);
        listener.Server.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        listener.Start();
        _listener = listener;
        _ = AcceptAsync(listener);
    }

    private async Task AcceptAsync(TcpListener listener)
    {
        try
        {
            while (true)
                _ = PassOnAsync(await listener.AcceptSocketAsync());
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // It was closed.
        }
    }

    private async Task PassOnAsync(Socket client)
    {
        var server = new Socket(SocketType.Stream, ProtocolType.Tcp);
        lock (_lock)
            _open.AddRange([client, server]);
        try
        {
            await server.ConnectAsync(_server);
            await using var here = new NetworkStream(client, ownsSocket: true);
            await using var there = new NetworkStream(server, ownsSocket: true);
            await Task.WhenAny(here.CopyToAsync(there), there.CopyToAsync(here));
        }
        catch (Exception exception) when (exception is SocketException or IOException or ObjectDisposedException)
        {
            // One side has gone, and the other is told so.
        }
        finally
        {
            lock (_lock)
            {
                _open.Remove(client);
                _open.Remove(server);
            }

            client.Dispose();
            server.Dispose();
        }
    }
}
