// SPDX-FileCopyrightText: 2026 The Gipc authors
// SPDX-License-Identifier: MIT

#pragma once

#include <Gipc/gipcmessage.h>

#include <QtCore/QList>
#include <QtCore/QPromise>

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace GipcCore {

/*! Requests that are not answered yet. A handle is never 0, never used twice and larger than those of
    earlier requests; its lower bits say where the request lies, so that none is looked for. */
class PendingRequests
{
public:
    struct Request
    {
        QPromise<GipcMessage> promise;
        quint64 to;
        qint64 due; ///< by the clock; -1: never
        bool isWaitedFor;
        bool isAnswered = false;
    };

    bool isFull() const { return m_free.empty() && m_places.size() == MostPlaces; }
    bool isEmpty() const { return m_free.size() == m_places.size(); }

    /*! Its handle; not to be called if isFull(). */
    quint64 add(Request request)
    {
        const size_t place = m_free.empty() ? m_places.size() : m_free.back();
        if (m_free.empty())
            m_places.emplace_back();
        else
            m_free.pop_back();
        const quint64 handle = (++m_last << PlaceBits) | place;
        m_places[place].handle = handle;
        m_places[place].request.emplace(std::move(request));
        return handle;
    }

    /*! Null if it is not there any more. */
    Request *find(quint64 handle)
    {
        const size_t place = handle & (MostPlaces - 1);
        const bool isThere
            = handle != 0 && place < m_places.size() && m_places[place].handle == handle;
        return isThere ? &*m_places[place].request : nullptr;
    }
    std::optional<Request> take(quint64 handle)
    {
        Request *const found = find(handle);
        if (!found)
            return std::nullopt;
        std::optional<Request> request(std::move(*found));
        const auto place = quint32(handle & (MostPlaces - 1));
        m_places[place] = Place();
        m_free.push_back(place);
        if (isEmpty() && m_places.size() > KeptPlaces)
            giveBack();
        return request;
    }

    /*! Calls \a visit with each handle and request, in no order. */
    template <typename Visit> void forEach(Visit visit) const
    {
        for (const Place &place : m_places) {
            if (place.request)
                visit(place.handle, *place.request);
        }
    }
    /*! The handles of those that \a applies to, in the order in which they were added. */
    template <typename Predicate> QList<quint64> handlesOf(Predicate applies) const
    {
        QList<quint64> handles;
        forEach([&](quint64 handle, const Request &request) {
            if (applies(request))
                handles.append(handle);
        });
        std::sort(handles.begin(), handles.end());
        return handles;
    }

private:
    static constexpr int PlaceBits = 24;
    static constexpr size_t MostPlaces = size_t(1) << PlaceBits;
    static constexpr size_t KeptPlaces = 4096; ///< when none is used

    struct Place
    {
        quint64 handle = 0; ///< 0: free
        std::optional<Request> request;
    };

    void giveBack()
    {
        m_places = std::vector<Place>();
        m_free = std::vector<quint32>();
    }

    std::vector<Place> m_places;
    std::vector<quint32> m_free;
    quint64 m_last = 0;
};

} // namespace GipcCore
