"""English: the command for a class."""

TEXTS = {
    "classroom.what": (
        "The page for a class: nginx in front, as many servers as there are cores, "
        "until Ctrl-C."
    ),
    "classroom.port.help": "where visitors come in, %(default)s unless given",
    "classroom.port.impossible": "a port is a number from 1 to {most}",
    "classroom.port.taken": (
        "Port {port} is taken by another program. End that one, or choose another port "
        "with --port."
    ),
    "classroom.port.forbidden": (
        "Port {port} is not for this user: those below 1024 are the system’s. Choose "
        "another one with --port."
    ),
    "classroom.servers.help": "how many, %(default)s unless given",
    "classroom.servers.impossible": "at least one server is needed",
    "classroom.no_nginx": (
        "nginx is missing. On Debian and Ubuntu: apt-get install nginx-light"
    ),
    "classroom.files": "Compressing the page’s files, this once, into {folder}",
    "classroom.files.closed": (
        "nginx cannot read {folder}. Name a folder that everyone can read in "
        "XDG_CACHE_HOME."
    ),
    "classroom.starting": "Starting. Servers: {count}",
    "classroom.server.failed": "The server on port {port} could not start.",
    "classroom.server.slow": "The servers do not answer.",
    "classroom.server.ended": (
        "The server on port {port} ended. A new one is starting; its visitors come "
        "back by themselves."
    ),
    "classroom.server.silent": (
        "The server on port {port} does not answer. A new one is starting; its "
        "visitors come back by themselves."
    ),
    "classroom.nginx.failed": "nginx could not start.",
    "classroom.nginx.ended": "nginx ended. It is started again.",
    "classroom.address": "For the class:   http://{address}",
    "classroom.no_network": "This machine is in no network: a class cannot reach it.",
    "classroom.local": "On this machine: http://{address}",
    "classroom.failed": "The class cannot go on: {problem}",
    "classroom.ended": "Ended.",
}
