"""Korean: the command for a class."""

TEXTS = {
    "classroom.what": (
        "수업용 페이지를 엽니다. nginx를 앞에 두고 코어 수만큼 서버를 띄우며, Ctrl-C를 "
        "누르면 끝납니다."
    ),
    "classroom.port.help": "방문자가 접속하는 포트, 기본값 %(default)s",
    "classroom.port.impossible": "포트는 1부터 {most}까지의 수여야 합니다",
    "classroom.port.taken": (
        "포트 {port}번은 다른 프로그램이 쓰고 있습니다. 그 프로그램을 끝내거나 "
        "--port로 다른 포트를 고르세요."
    ),
    "classroom.port.forbidden": (
        "이 사용자는 포트 {port}번을 쓸 수 없습니다. 1024번보다 작은 포트는 "
        "시스템용입니다. --port로 다른 포트를 고르세요."
    ),
    "classroom.servers.help": "서버 수, 기본값 %(default)s",
    "classroom.servers.impossible": "서버는 하나 이상이어야 합니다",
    "classroom.no_nginx": (
        "nginx가 없습니다. Debian과 Ubuntu에서는 이렇게 설치하세요: apt-get install "
        "nginx-light"
    ),
    "classroom.files": "페이지 파일을 압축합니다(처음 한 번만): {folder}",
    "classroom.files.closed": (
        "nginx가 {folder} 폴더를 읽을 수 없습니다. 누구나 읽을 수 있는 폴더를 "
        "XDG_CACHE_HOME에 지정하세요."
    ),
    "classroom.starting": "시작합니다. 서버: {count}개",
    "classroom.server.failed": "포트 {port}번의 서버를 시작하지 못했습니다.",
    "classroom.server.slow": "서버가 응답하지 않습니다.",
    "classroom.server.ended": (
        "포트 {port}번의 서버가 종료되었습니다. 새 서버를 시작합니다. 방문자는 저절로 "
        "다시 연결됩니다."
    ),
    "classroom.server.silent": (
        "포트 {port}번의 서버가 응답하지 않습니다. 새 서버를 시작합니다. 방문자는 "
        "저절로 다시 연결됩니다."
    ),
    "classroom.nginx.failed": "nginx를 시작하지 못했습니다.",
    "classroom.nginx.ended": "nginx가 종료되었습니다. 다시 시작합니다.",
    "classroom.address": "수업용:    http://{address}",
    "classroom.no_network": (
        "이 컴퓨터는 네트워크에 연결되어 있지 않아 학생들이 접속할 수 없습니다."
    ),
    "classroom.local": "이 컴퓨터: http://{address}",
    "classroom.failed": "수업을 계속할 수 없습니다: {problem}",
    "classroom.ended": "끝났습니다.",
}
