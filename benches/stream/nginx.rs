//! nginx in its three parts: the upstream, the proxy that only copies, and a server of files.

use std::fs;
use std::io;
use std::path::Path;

use crate::process::{Core, Process, on};

/// Debian's module that can wait before it answers.
pub(crate) const ECHO: &str = "/usr/lib/nginx/modules/ngx_http_echo_module.so";

/// Starts nginx as one process with these sites.
pub(crate) fn start(folder: &Path, name: &str, core: Core, sites: &str) -> io::Result<Process> {
    let file = folder.join(format!("{name}.conf"));
    let place = folder.join(name).display().to_string();
    let settings = format!(
        "load_module {ECHO};\n\
         daemon off; master_process off; pid {place}.pid; error_log {place}.errors error;\n\
         worker_rlimit_nofile 16384;\n\
         events {{ worker_connections 8192; }}\n\
         http {{\n\
         access_log off; sendfile on; tcp_nopush on; keepalive_requests 100000000;\n\
         client_body_temp_path {place}.body; proxy_temp_path {place}.proxy; fastcgi_temp_path {place}.fastcgi;\n\
         uwsgi_temp_path {place}.uwsgi; scgi_temp_path {place}.scgi;\n\
         {sites}}}\n"
    );
    fs::write(&file, settings)?;
    let mut command = on(core, "/usr/sbin/nginx");
    command
        .arg("-e")
        .arg(format!("{place}.errors"))
        .arg("-c")
        .arg(file);
    Process::start(command)
}

/// An images API that answers every POST from a file, at once or after some seconds.
pub(crate) fn upstream(port: u16, folder: &Path, thinking: u64) -> String {
    let root = folder.join("www").display().to_string();
    format!(
        "server {{ listen 127.0.0.1:{port} backlog=8192; root {root}; default_type application/json;\n\
         location = /fast/images/generations {{ error_page 405 =200 /large.json; return 405; }}\n\
         location = /small/images/generations {{ error_page 405 =200 /small.json; return 405; }}\n\
         location = /slow/images/generations {{\n\
         echo_read_request_body; echo_sleep {thinking}; echo_subrequest GET /large.json; }}\n\
         }}\n"
    )
}

/// A proxy with 128 KiB buffers; with `close` it opens a connection for each call.
pub(crate) fn proxy(port: u16, upstream: u16, close: bool) -> String {
    let (keep, connection) = if close {
        ("", "close")
    } else {
        ("keepalive 64;", "")
    };
    format!(
        "upstream pictures {{ server 127.0.0.1:{upstream}; {keep} }}\n\
         server {{ listen 127.0.0.1:{port} backlog=8192;\n\
         proxy_http_version 1.1; proxy_set_header Connection \"{connection}\";\n\
         proxy_buffer_size 128k; proxy_buffers 8 128k; proxy_busy_buffers_size 256k;\n\
         proxy_max_temp_file_size 0;\n\
         location /fast/ {{ proxy_pass http://pictures/fast/images/generations; }}\n\
         location /small/ {{ proxy_pass http://pictures/small/images/generations; }}\n\
         location /slow/ {{ proxy_pass http://pictures/slow/images/generations; }}\n\
         }}\n"
    )
}
