using System.Data;
using System.Diagnostics;
using System.IO.Compression;
using System.Net.Mail;
using System.Net.Mime;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Runtime.InteropServices;
using System.Security;
using System.Security.Cryptography.X509Certificates;
using System.Xml.Schema;
using System.Xml.XPath;
using System.Xml.Xsl;

public class Script : ScriptBase
{
    public override Task<HttpResponseMessage> ExecuteAsync()
    {
        var allowed = new MailAddress("a@b.example").Host + IPAddress.Loopback.AddressFamily + AddressFamily.InterNetwork;
        new Attachment("a"); // refused
        new Attachment("a", "b"); // refused
        new Attachment("a", new ContentType()); // refused
        new AlternateView("a"); // refused
        new LinkedResource("a"); // refused
        new SmtpClient(); // refused
        new Ping(); // refused
        NetworkInterface.GetAllNetworkInterfaces(); // refused
        new UdpClient(); // refused
        new ClientWebSocket(); // refused
        Marshal.AllocHGlobal(1); // refused
        GCHandle.Alloc(allowed); // refused
        new ZipArchive(new MemoryStream()).ExtractToDirectory("a"); // refused
        new System.IO.Pipes.NamedPipeClientStream("a"); // refused
        System.IO.MemoryMappedFiles.MemoryMappedFile.CreateNew("a", 1); // refused
        System.IO.IsolatedStorage.IsolatedStorageFile.GetUserStoreForApplication(); // refused
        XmlReader.Create("a", null, (XmlParserContext)null); // refused
        new XmlTextReader("a"); // refused
        new XmlTextReader("a", new NameTable()); // refused
        new XmlTextReader("<a/>", XmlNodeType.Document, null);
        new XmlTextWriter("a", Encoding.UTF8); // refused
        new XmlTextWriter(new StringWriter());
        new XPathDocument("a"); // refused
        new XPathDocument("a", XmlSpace.Default); // refused
        var sheet = new XslCompiledTransform();
        sheet.Load("a"); // refused
        sheet.Load("a", null, null); // refused
        sheet.Transform("a", "b"); // refused
        sheet.Transform("a", (XmlWriter)null); // refused
        sheet.Transform("a", null, Stream.Null); // refused
        sheet.Transform("a", null, TextWriter.Null); // refused
        sheet.Transform("a", null, (XmlWriter)null); // refused
        new XmlSchemaSet().Add("a", "b"); // refused
        new XStreamingElement("a").Save("a"); // refused
        new XStreamingElement("a").Save("a", SaveOptions.None); // refused
        new XDocument().Save("a", SaveOptions.None); // refused
        new XElement("a").Save("a", SaveOptions.None); // refused
        new DataSet().ReadXml("a"); // refused
        new DataSet().ReadXml("a", XmlReadMode.Auto); // refused
        new DataSet().ReadXmlSchema("a"); // refused
        new DataSet().WriteXml("a"); // refused
        new DataSet().WriteXml("a", XmlWriteMode.IgnoreSchema); // refused
        new DataSet().WriteXmlSchema("a"); // refused
        new DataTable().ReadXml("a"); // refused
        new DataTable().ReadXmlSchema("a"); // refused
        new DataTable().WriteXml("a"); // refused
        new DataTable().WriteXml("a", XmlWriteMode.IgnoreSchema); // refused
        new DataTable().WriteXml("a", true); // refused
        new DataTable().WriteXml("a", XmlWriteMode.IgnoreSchema, true); // refused
        new DataTable().WriteXmlSchema("a"); // refused
        new X509Certificate("a"); // refused
        new X509Certificate("a", "b", X509KeyStorageFlags.Exportable); // refused
        new X509Certificate2("a"); // refused
        new X509Certificate2("a", "b"); // refused
        new X509Certificate2("a", (SecureString)null, X509KeyStorageFlags.Exportable); // refused
        new X509Certificate2(new byte[1], "b");
        new TextWriterTraceListener("a"); // refused
        new TextWriterTraceListener("a", "b"); // refused
        return null;
    }

    [DllImport("a")] // refused
    private static extern int Native();

    [System.CodeDom.Compiler.GeneratedCode("a", "1"), ComVisible(false), StructLayout(LayoutKind.Sequential)]
    private class Harmless
    {
    }
}
