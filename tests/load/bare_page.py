"""The floor: the page's elements, made from data that is ready, with nothing computed.

What this page costs is what Streamlit itself costs for them. Another initial w shows
another finished page, so that a change has to be sent here, too.
"""

import streamlit as st

from tests.load.ready import nearest, ready

READY = st.cache_resource(show_spinner=False)(ready)()

st.set_page_config("Bare page", layout="wide")
st.html("<style>pre { color: inherit; }</style>")
with st.sidebar, st.container(gap="xsmall"):
    st.selectbox("Lesson", READY["lessons"], index=None, key="lesson", help="help")
    st.text_area("x, the inputs", "1, 2, 3, 4", height=68, key="x", help="help")
    st.text_area("y, the targets", "2, 4, 6, 8", height=68, key="y", help="help")
    with st.expander("x and y from a CSV file"):
        st.file_uploader("CSV or TSV file", type=["csv", "tsv", "txt"], key="file")
    w0 = st.number_input("Initial w", value=0.0, step=0.1, key="w0", help="help")
    st.number_input("Learning rate", value=0.01, step=0.001, key="lr", help="help")
    st.pills("Quick picks", ["a", "b", "c", "d"], label_visibility="collapsed")
    st.number_input("Iterations", value=100.0, step=1.0, key="n", help="help")
    with st.container(horizontal=True, gap=None):
        st.caption("Loss", help="help", width="content")
        st.selectbox("Loss", ["mean", "sum"], key="loss", help="help", width=150)
    with st.container(horizontal=True, gap="xsmall"):
        st.selectbox("By hand", ["mean", "sum"], key="gradient", help="help", width=100)
        st.selectbox("By autograd", ["right", "wrong"], key="autograd", help="help")
    with st.container(horizontal=True, gap=None):
        st.caption("Precision", help="help", width="content")
        st.segmented_control(
            "Precision", ["float32", "float64"], default="float32", key="precision"
        )
with st.container(horizontal=True, key="line-title"):
    st.title("Bare page", anchor=False)
    st.popover("Share", key="share", on_change="rerun")
views = ["Compare", "One step", "Learning rate", "Take away"]
open_view, *_ = st.tabs(views, key="tab", on_change="rerun")
with open_view:
    with st.container(horizontal=True, key="line-settings"):
        st.caption(READY["text"])
        st.segmented_control(
            "Loss axis", ["linear", "log"], default="linear", key="scale"
        )
    with st.container(horizontal=True, key="line-verdicts"):
        st.info(READY["text"], title="Converges")
        st.success(READY["text"], title="They agree")
    shown = READY["sides"][nearest(w0)]
    for column, side in zip(st.columns(2, gap="medium"), shown, strict=True):
        with column:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.subheader("Side", anchor=False)
                st.metric("Final w", side["final_w"], width="content")
                st.metric("Final loss", side["final_loss"], width="content")
            st.vega_lite_chart(side["chart"], alt=READY["text"])
            st.dataframe(side["table"], hide_index=True, alt=READY["text"])
            st.code(side["source"], line_numbers=True, wrap_lines=True)
